import type { CountryCode } from './countries.js';

/** A town with some of its streets. */
export interface Place {
  readonly country: CountryCode;
  readonly city: string;
  readonly postalCode: string;
  /** Where states are part of an address. */
  readonly state?: string;
  /** Millionths of a degree, of the centre. */
  readonly latitude: number;
  readonly longitude: number;
  readonly streets: readonly [string, ...string[]];
}

const town = (
  country: CountryCode,
  city: string,
  postalCode: string,
  latitude: number,
  longitude: number,
  streets: Place['streets'],
  state?: string,
): Place => ({
  country,
  city,
  postalCode,
  latitude,
  longitude,
  streets,
  ...(state === undefined ? {} : { state }),
});

/** The towns that samples are set in. */
export const places: readonly [Place, ...Place[]] = [
  town('NL', 'Amsterdam', '1017 BZ', 52_364_000, 4_889_000, [
    'Weteringschans',
    'Sarphatistraat',
    'Wibautstraat',
  ]),
  town('NL', 'Utrecht', '3511 CE', 52_089_000, 5_110_000, ['Jaarbeursplein', 'Croeselaan', 'Biltstraat']),
  town('NL', 'Rotterdam', '3011 AA', 51_920_000, 4_487_000, ['Coolsingel', 'Maasboulevard', 'Goudsesingel']),
  town('NL', 'Groningen', '9711 JB', 53_218_000, 6_567_000, [
    'Gedempte Zuiderdiep',
    'Emmaplein',
    'Paterswoldseweg',
  ]),
  town('NL', 'Eindhoven', '5611 AZ', 51_438_000, 5_478_000, ['Vestdijk', 'Boschdijk', 'Stadhuisplein']),
  town('DE', 'Berlin', '10115', 52_530_000, 13_384_000, ['Invalidenstraße', 'Chausseestraße', 'Ackerstraße']),
  town('DE', 'München', '80333', 48_146_000, 11_571_000, ['Theresienstraße', 'Arcisstraße', 'Karlstraße']),
  town('DE', 'Hamburg', '20095', 53_551_000, 10_001_000, ['Steinstraße', 'Ballindamm', 'Mönckebergstraße']),
  town('DE', 'Köln', '50667', 50_938_000, 6_957_000, ['Komödienstraße', 'Hohe Straße', 'Tunisstraße']),
  town('BE', 'Gent', '9000', 51_053_000, 3_725_000, [
    'Coupure Links',
    'Kortrijksesteenweg',
    'Vlaanderenstraat',
  ]),
  town('BE', 'Antwerpen', '2000', 51_218_000, 4_401_000, ['Italiëlei', 'Frankrijklei', 'Nationalestraat']),
  town('FR', 'Lyon', '69002', 45_757_000, 4_832_000, [
    'Rue de la République',
    'Quai Gailleton',
    'Rue Victor Hugo',
  ]),
  town('FR', 'Bordeaux', '33000', 44_841_000, -579_000, [
    'Cours Victor Hugo',
    'Rue Judaïque',
    'Quai des Chartrons',
  ]),
  town('AT', 'Wien', '1040', 48_192_000, 16_367_000, [
    'Favoritenstraße',
    'Wiedner Hauptstraße',
    'Prinz-Eugen-Straße',
  ]),
  town('ES', 'Valencia', '46002', 39_470_000, -376_000, [
    'Calle de Colón',
    'Avenida del Oeste',
    'Calle de Xàtiva',
  ]),
  town('PT', 'Porto', '4000-123', 41_149_000, -8_611_000, [
    'Rua de Santa Catarina',
    'Avenida dos Aliados',
    'Rua do Almada',
  ]),
  town('IT', 'Milano', '20121', 45_471_000, 9_188_000, ['Via Manzoni', 'Corso Garibaldi', 'Via Brera']),
  town('FI', 'Helsinki', '00100', 60_170_000, 24_935_000, [
    'Mannerheimintie',
    'Runeberginkatu',
    'Eerikinkatu',
  ]),
  town('GB', 'Manchester', 'M2 4WU', 53_480_000, -2_244_000, ['Deansgate', 'Portland Street', 'Quay Street']),
  town('GB', 'Bristol', 'BS1 4DJ', 51_452_000, -2_597_000, [
    'Park Street',
    'Queen Charlotte Street',
    'Victoria Street',
  ]),
  town('NO', 'Oslo', '0154', 59_912_000, 10_746_000, ['Storgata', 'Grensen', 'Møllergata']),
  town('NO', 'Bergen', '5014', 60_391_000, 5_324_000, ['Strandgaten', 'Kong Oscars gate', 'Nygårdsgaten']),
  town('SE', 'Göteborg', '411 05', 57_706_000, 11_967_000, [
    'Östra Hamngatan',
    'Vasagatan',
    'Första Långgatan',
  ]),
  town('DK', 'Aarhus', '8000', 56_156_000, 10_209_000, ['Banegårdsgade', 'Frederiksgade', 'Skovvejen']),
  town('CH', 'Zürich', '8001', 47_372_000, 8_541_000, ['Talstrasse', 'Löwenstrasse', 'Limmatquai']),
  town('PL', 'Kraków', '31-011', 50_061_000, 19_937_000, [
    'ulica Karmelicka',
    'ulica Dietla',
    'Aleja Pokoju',
  ]),
  town(
    'US',
    'Portland',
    '97205',
    45_520_000,
    -122_688_000,
    ['SW Morrison Street', 'SW Taylor Street', 'SW Main Street'],
    'Oregon',
  ),
  town(
    'US',
    'San Diego',
    '92101',
    32_717_000,
    -117_162_000,
    ['Broadway', 'Kettner Boulevard', 'Market Street'],
    'California',
  ),
];
