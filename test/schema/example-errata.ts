/** Why and where an example breaks the tables of its own document. */
export interface ExampleErratum {
  readonly reason: string;
  /** JSON pointers of the issues, in order. */
  readonly pointers: readonly string[];
}

/** The examples of the specification that are not valid, by file. */
export const exampleErrata: Readonly<Record<string, ExampleErratum>> = {
  '2.1.1/cdrs_example_of_a_cdr.json': {
    reason: 'The country has two letters, a price is a string.',
    pointers: ['/location/country', '/tariffs/0/elements/0/price_components/0/price'],
  },
  '2.1.1/locations_example_add_an_evse.json': {
    reason: 'Required fields are left out, two texts are numbers.',
    pointers: [
      '/connectors/0/power_type',
      '/connectors/0/voltage',
      '/connectors/0/amperage',
      '/connectors/0/last_updated',
      '/floor_level',
      '/physical_reference',
      '/last_updated',
    ],
  },
  '2.1.1/sessions_simple_session_example_of_a_just_starting_session.json': {
    reason: 'The country has two letters.',
    pointers: ['/location/country'],
  },
  '2.1.1/sessions_simple_session_example_of_a_short_finished_session.json': {
    reason: 'The country has two letters.',
    pointers: ['/location/country'],
  },
  '2.1.1/tariffs_example_new_tariff_2_euro_per_hour.json': {
    reason: 'A required field is left out.',
    pointers: ['/last_updated'],
  },
  '2.1.1/transport_example_version_information_response_list_of_objects.json': {
    reason: 'There is no version 1.9.',
    pointers: ['/0/version'],
  },
  '2.2.1/location_put_example_add_evse.json': {
    reason: 'Required fields are left out, a text is a number.',
    pointers: [
      '/connectors/0/power_type',
      '/connectors/0/max_voltage',
      '/connectors/0/max_amperage',
      '/connectors/0/last_updated',
      '/physical_reference',
    ],
  },
  '2.2.1/tariff_put_example.json': {
    reason: 'A required field is left out.',
    pointers: ['/last_updated'],
  },
  '2.3.0/cdr_example.json': {
    reason: 'A field that is required since 2.3.0 is left out.',
    pointers: ['/tariffs/0/tax_included'],
  },
  '2.3.0/location_put_example_add_evse.json': {
    reason: 'Required fields are left out, a text is a number.',
    pointers: [
      '/connectors/0/power_type',
      '/connectors/0/max_voltage',
      '/connectors/0/max_amperage',
      '/connectors/0/last_updated',
      '/physical_reference',
    ],
  },
  '2.3.0/tariff_put_example.json': {
    reason: 'A required field is left out.',
    pointers: ['/last_updated'],
  },
  '2.3.0-payments/payment_financial_advice_confirmation_create.json': {
    reason: 'The price has the fields of 2.2.1.',
    pointers: ['/total_costs/before_taxes'],
  },
  '2.3.0-payments/payment_financial_advice_confirmation_example_failure.json': {
    reason: 'The price has the fields of 2.2.1, a required list is left out.',
    pointers: ['/total_costs/before_taxes', '/eft_data'],
  },
  '2.3.0-payments/payment_financial_advice_confirmation_example_success.json': {
    reason: 'The price has the fields of 2.2.1.',
    pointers: ['/total_costs/before_taxes'],
  },
  '2.3.0-payments/payment_terminal_create_minimal.json': {
    reason: 'The text allows the identifier alone, the table requires a timestamp.',
    pointers: ['/last_updated'],
  },
  '2.3.0-payments/payment_terminal_put_update.json': {
    reason: 'A required field is left out, a URL is not absolute.',
    pointers: ['/terminal_id', '/invoice_base_url'],
  },
  '2.3.0-bookings/booking_example.json': {
    reason: 'The party ids contain the country code, a required field is left out.',
    pointers: [
      '/party_id',
      '/booking_tokens/0/party_id',
      '/booking_requests/0/booking_request/party_id',
      '/booking_requests/0/booking_request/booking_location_id',
      '/booking_requests/1/booking_request/party_id',
      '/booking_requests/1/booking_request/booking_location_id',
    ],
  },
  '2.3.0-bookings/booking_location_example.json': {
    reason: 'A list is written as an object, times have 99 seconds.',
    pointers: [
      '/booking_option/evse_position',
      '/calendars/0/end_before',
      '/calendars/0/available_timeslots/0/end_date_time',
      '/calendars/1/end_before',
      '/calendars/1/available_timeslots/0/end_date_time',
    ],
  },
  '2.3.0-bookings/booking_location_patch_example_calendar.json': {
    reason: 'Names of fields end in a space.',
    pointers: ['/available_timeslots/0/start_date_time', '/available_timeslots/0/end_date_time'],
  },
  '2.3.0-bookings/booking_location_patch_example_terms.json': {
    reason: 'A PATCH replaces nested objects as a whole, this one is not whole.',
    pointers: [
      '/booking_terms/supported_access_methods',
      '/booking_terms/change_until_minutes',
      '/booking_terms/cancel_until_minutes',
    ],
  },
};
