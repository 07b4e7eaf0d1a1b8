// Countries where one zone holds for (nearly) all charge points; those with several are left out on purpose, except
// the ones marked with a star, whose islands or exclaves keep another clock.
const ZONES =
  'AUT/AT Vienna, BEL/BE Brussels, BGR/BG Sofia, CHE/CH Zurich, CYP/CY Asia/Nicosia, CZE/CZ Prague, DEU/DE Berlin, ' +
  'DNK/DK Copenhagen, EST/EE Tallinn, ESP/ES Madrid*, FIN/FI Helsinki, FRA/FR Paris*, GBR/GB London, GRC/GR Athens, ' +
  'HRV/HR Zagreb, HUN/HU Budapest, IRL/IE Dublin, ISL/IS Atlantic/Reykjavik, ITA/IT Rome, LIE/LI Vaduz, LTU/LT Vilnius, ' +
  'LUX/LU Luxembourg, LVA/LV Riga, MLT/MT Malta, MCO/MC Monaco, NLD/NL Amsterdam*, NOR/NO Oslo, POL/PL Warsaw, ' +
  'PRT/PT Lisbon*, ROU/RO Bucharest, SRB/RS Belgrade, SVK/SK Bratislava, SVN/SI Ljubljana, SWE/SE Stockholm, ' +
  'ALB/AL Tirane, AND/AD Andorra, BIH/BA Sarajevo, MKD/MK Skopje, MNE/ME Podgorica, MDA/MD Chisinau, UKR/UA Kyiv, ' +
  'SMR/SM San_Marino, TUR/TR Istanbul, GIB/GI Gibraltar, GEO/GE Asia/Tbilisi, ARM/AM Asia/Yerevan, ISR/IL Asia/Jerusalem, ' +
  'ARE/AE Asia/Dubai, SAU/SA Asia/Riyadh, QAT/QA Asia/Qatar, JOR/JO Asia/Amman, EGY/EG Africa/Cairo, ' +
  'MAR/MA Africa/Casablanca, ZAF/ZA Africa/Johannesburg, KEN/KE Africa/Nairobi, IND/IN Asia/Kolkata, ' +
  'CHN/CN Asia/Shanghai, HKG/HK Asia/Hong_Kong, TWN/TW Asia/Taipei, JPN/JP Asia/Tokyo, KOR/KR Asia/Seoul, ' +
  'SGP/SG Asia/Singapore, MYS/MY Asia/Kuala_Lumpur, THA/TH Asia/Bangkok, VNM/VN Asia/Ho_Chi_Minh, ' +
  'PHL/PH Asia/Manila, NZL/NZ Pacific/Auckland*, COL/CO America/Bogota, PER/PE America/Lima, ' +
  'URY/UY America/Montevideo, CRI/CR America/Costa_Rica, ARG/AR America/Argentina/Buenos_Aires, CHL/CL America/Santiago*';

/** The zone a country stands for. */
export interface CountryZone {
  /** IANA name. */
  readonly name: string;
  /** False when part of the country keeps another clock. */
  readonly certain: boolean;
}

let table: Map<string, CountryZone> | undefined;

/** The zone of a country (ISO 3166-1 alpha-2 or alpha-3), `undefined` where several are in wide use. */
export function zoneOfCountry(country: string): CountryZone | undefined {
  table ??= readTable();
  return typeof country === 'string' ? table.get(country.toUpperCase()) : undefined;
}

function readTable(): Map<string, CountryZone> {
  const result = new Map<string, CountryZone>();
  for (const entry of ZONES.split(', ')) {
    const [codes = '', place = ''] = entry.split(' ');
    const bare = place.replace('*', '');
    const zone = { name: bare.includes('/') ? bare : `Europe/${bare}`, certain: bare === place };
    for (const code of codes.split('/')) result.set(code, zone);
  }
  return result;
}
