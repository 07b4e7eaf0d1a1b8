/** The OCPI versions that this package speaks. */
export const VERSION_NUMBERS = ['2.1.1', '2.2.1', '2.3.0'] as const;

/** An OCPI version that this package speaks. */
export type VersionNumber = (typeof VERSION_NUMBERS)[number];

/** Which side of a module an endpoint is: the SENDER owns the data, the RECEIVER is sent it. */
export type InterfaceRole = 'SENDER' | 'RECEIVER';
