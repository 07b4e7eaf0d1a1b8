import type { Parameter } from './types.js';

/** What the parameters of paths and queries are, by name. */
const PARAMETERS: Readonly<Record<string, string>> = {
  booking_id: 'Identifier of the Booking.',
  booking_location_id: 'Identifier of the BookingLocation.',
  calendar_id: 'Identifier of the Calendar.',
  cdr_id: 'Identifier under which this platform keeps the CDR.',
  command: 'Which command the result is of.',
  command_id: 'Identifier of the command, from the URL that was given with it.',
  connector_id: 'Identifier of the Connector within its EVSE.',
  country_code: 'Country of the party that owns the object, an ISO 3166-1 alpha-2 code.',
  date_from: 'Only what was last updated at this moment or later, in UTC.',
  date_to: 'Only what was last updated before this moment, in UTC.',
  duration: 'How far ahead the profile is wanted, in seconds.',
  evse_uid: 'Identifier of the EVSE within the platform of its CPO.',
  financial_advice_confirmation_id: 'Identifier of the FinancialAdviceConfirmation.',
  id: 'Identifier of the object.',
  limit: 'How many objects are wanted at most; the server may give fewer and says so in X-Limit.',
  location_id: 'Identifier of the Location within the platform of its CPO.',
  offset: 'How many objects to leave out at the beginning of the list.',
  party_id: 'Party that owns the object, within its country.',
  response_url: 'Where the result is to be posted.',
  result_id: 'Identifier of the request that the result is of, from the URL that was given with it.',
  session_id: 'Identifier of the Session within the platform of its CPO.',
  tariff_id: 'Identifier of the Tariff within the platform of its CPO.',
  terminal_id: 'Identifier of the payment Terminal.',
  timeslot_from: 'Only what can be booked at this moment or later, in UTC.',
  timeslot_to: 'Only what can be booked before this moment, in UTC.',
  token_uid: 'Identifier by which charge points know the Token.',
  type: 'Type of the Token; RFID when it is absent.',
};

/** The description of a parameter, if there is one. */
export function describeParameter(name: string): Pick<Parameter, 'description'> {
  const description = PARAMETERS[name];
  return description === undefined ? {} : { description };
}
