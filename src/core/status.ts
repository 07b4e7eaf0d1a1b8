/** The status codes that the specification names. @see OCPI 2.2.1, status_codes, status_codes_status_codes */
export const StatusCode = {
  /** Success. */
  success: 1000,
  /** The request is wrong, no detail. */
  clientError: 2000,
  /** A parameter or field is missing or invalid. */
  invalidParameters: 2001,
  /** Not enough information, for example authorization without a location. */
  notEnoughInformation: 2002,
  /** The Location (or another object) is unknown. */
  unknownLocation: 2003,
  /** The Token is unknown. */
  unknownToken: 2004,
  /** The server failed, no detail. */
  serverError: 3000,
  /** The server cannot use the client's API. */
  unusableApi: 3001,
  /** No version in common. */
  unsupportedVersion: 3002,
  /** An endpoint that is needed is missing. */
  missingEndpoints: 3003,
  /** The hub failed, no detail. */
  hubError: 4000,
  /** The hub does not know the receiver. */
  unknownReceiver: 4001,
  /** The receiver did not answer the hub in time. */
  hubTimeout: 4002,
  /** The hub cannot reach the receiver. */
  hubConnection: 4003,
} as const;

/** Whether a status code says success: 1000 to 1999. */
export const isSuccess = (statusCode: number): boolean => statusCode >= 1000 && statusCode < 2000;
