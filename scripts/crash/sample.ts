interface Evse {
  readonly uid: string;
  readonly status: string;
  readonly connectors: readonly object[];
  readonly last_updated: string;
}

/** The EVSE of a pushed Location. */
export const evse = (last_updated: string): Evse => ({
  uid: 'E1',
  status: 'AVAILABLE',
  connectors: [
    {
      id: '1',
      standard: 'IEC_62196_T2',
      format: 'SOCKET',
      power_type: 'AC_3_PHASE',
      max_voltage: 230,
      max_amperage: 16,
      last_updated,
    },
  ],
  last_updated,
});

/** A Location as a partner pushes it. */
export const location = (party_id: string, id: string, last_updated: string) => ({
  country_code: 'NL',
  party_id,
  id,
  publish: true,
  address: `Street of ${id} `.padEnd(40, 'x'),
  city: 'Utrecht',
  country: 'NLD',
  coordinates: { latitude: '52.08950', longitude: '5.11020' },
  time_zone: 'Europe/Amsterdam',
  evses: [evse(last_updated)],
  last_updated,
});
