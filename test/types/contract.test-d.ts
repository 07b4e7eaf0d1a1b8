import { describe, expectTypeOf, it } from 'vitest';
import type { Interface, TypesOf } from '../../src/contract/interface.js';
import type { cdrs as cdrs211 } from '../../src/contract/v2_1_1/cdrs.js';
import type { commands as commands211 } from '../../src/contract/v2_1_1/commands.js';
import { locations as locations211 } from '../../src/contract/v2_1_1/locations.js';
import type { tariffs as tariffs211 } from '../../src/contract/v2_1_1/tariffs.js';
import { locations as locations221 } from '../../src/contract/v2_2_1/locations.js';
import type { sessions as sessions221 } from '../../src/contract/v2_2_1/sessions.js';
import { tariffs as tariffs221 } from '../../src/contract/v2_2_1/tariffs.js';
import type { tokens as tokens221 } from '../../src/contract/v2_2_1/tokens.js';
import { v2_2_1 } from '../../src/contract/v2_2_1/version.js';
import type { bookings } from '../../src/contract/v2_3_0/bookings.js';
import { locations as locations230 } from '../../src/contract/v2_3_0/locations.js';
import { payments } from '../../src/contract/v2_3_0/payments.js';
import type { Version } from '../../src/contract/version.js';
import type { VersionNumber } from '../../src/core/version.js';
import type { CommandResponse as CommandResponse211 } from '../../src/schema/v2_1_1/commands.js';
import type { Location as Location211 } from '../../src/schema/v2_1_1/locations.js';
import type { Tariff as Tariff211 } from '../../src/schema/v2_1_1/tariffs.js';
import type { EVSE as EVSE221, Location as Location221 } from '../../src/schema/v2_2_1/locations.js';
import type { Session as Session221 } from '../../src/schema/v2_2_1/sessions.js';
import type { Tariff as Tariff221 } from '../../src/schema/v2_2_1/tariffs.js';
import type { TokenType } from '../../src/schema/v2_2_1/token-type.js';
import type { AuthorizationInfo, LocationReferences } from '../../src/schema/v2_2_1/tokens.js';
import type { Booking, BookingRequest } from '../../src/schema/v2_3_0/bookings.js';
import type { Location as Location230 } from '../../src/schema/v2_3_0/locations.js';
import type { Terminal } from '../../src/schema/v2_3_0/payments.js';

/** What client and server ask of a version and an interface that belong together. */
declare function together<V extends VersionNumber>(version: Version<V>, side: Interface<NoInfer<V>>): void;

/** What client and server ask of the body of an operation. */
declare function send<O>(operation: O, body: TypesOf<O>['body']): void;

declare const location211: Location211;
declare const location221: Location221;
declare const evse221: EVSE221;
declare const tariff211: Tariff211;

describe('a version', () => {
  it('goes with its own interfaces only', () => {
    together(v2_2_1, locations221.sender);
    // @ts-expect-error an interface of 2.1.1
    together(v2_2_1, locations211.sender);
    // @ts-expect-error an interface of 2.3.0
    together(v2_2_1, locations230.receiver);
    // @ts-expect-error an interface of a module that only 2.3.0 has
    together(v2_2_1, payments.sender);
  });
});

describe('the body of an operation', () => {
  it('is the object of its version', () => {
    send(locations221.receiver.operations.putLocation, location221);
    // @ts-expect-error a Location of 2.1.1 has no publish, country_code and party_id
    send(locations221.receiver.operations.putLocation, location211);
    // @ts-expect-error a Tariff of 2.1.1
    send(tariffs221.receiver.operations.putTariff, tariff211);
    // @ts-expect-error an EVSE is no Location
    send(locations221.receiver.operations.putLocation, evse221);
  });

  it('may leave out anything in a PATCH, but invents nothing', () => {
    send(locations221.receiver.operations.patchLocation, {
      name: null,
      last_updated: '2026-01-01T00:00:00Z',
    });
    // @ts-expect-error a name is a text
    send(locations221.receiver.operations.patchLocation, { name: 3 });
    // @ts-expect-error a Location has no colour
    send(locations221.receiver.operations.patchLocation, { colour: 'red' });
  });

  it('is nothing where the specification has none', () => {
    expectTypeOf<
      TypesOf<typeof tariffs221.receiver.operations.deleteTariff>['body']
    >().toEqualTypeOf<undefined>();
    expectTypeOf<
      TypesOf<typeof payments.sender.operations.deactivateTerminal>['body']
    >().toEqualTypeOf<undefined>();
  });

  it('may be left out where the specification says so', () => {
    type Authorize = TypesOf<typeof tokens221.sender.operations.authorize>;
    expectTypeOf<Authorize['body']>().toEqualTypeOf<LocationReferences | undefined>();
    expectTypeOf<Authorize['data']>().toEqualTypeOf<AuthorizationInfo>();
    expectTypeOf<Authorize['query']['type']>().toEqualTypeOf<TokenType | undefined>();
  });
});

describe('the data of an operation', () => {
  it('is the object of its version', () => {
    expectTypeOf<TypesOf<typeof locations211.sender.operations.list>['data']>().toEqualTypeOf<Location211>();
    expectTypeOf<TypesOf<typeof locations221.sender.operations.list>['data']>().toEqualTypeOf<Location221>();
    expectTypeOf<TypesOf<typeof locations230.sender.operations.list>['data']>().toEqualTypeOf<Location230>();
    expectTypeOf<TypesOf<typeof sessions221.sender.operations.list>['data']>().toEqualTypeOf<Session221>();
    expectTypeOf<TypesOf<typeof tariffs211.sender.operations.list>['data']>().not.toEqualTypeOf<Tariff221>();
  });

  it('answers a request for a Booking with the Booking', () => {
    type Post = TypesOf<typeof bookings.sender.operations.postBookingRequest>;
    expectTypeOf<Post['body']>().toEqualTypeOf<BookingRequest>();
    expectTypeOf<Post['data']>().toEqualTypeOf<Booking>();
  });

  it('lets the terminal id be left out of an activation only', () => {
    type Operations = typeof payments.sender.operations;
    expectTypeOf<TypesOf<Operations['putTerminal']>['body']>().toEqualTypeOf<Terminal>();
    expectTypeOf<{ last_updated: string }>().toExtend<TypesOf<Operations['activateTerminal']>['body']>();
    expectTypeOf<{ last_updated: string }>().not.toExtend<TypesOf<Operations['putTerminal']>['body']>();
  });

  it('of commands of 2.1.1 comes as a CommandResponse, twice', () => {
    expectTypeOf<
      TypesOf<typeof commands211.receiver.operations.startSession>['data']
    >().toEqualTypeOf<CommandResponse211>();
    expectTypeOf<
      TypesOf<typeof commands211.sender.operations.postResult>['body']
    >().toEqualTypeOf<CommandResponse211>();
  });
});

describe('the path parameters of an operation', () => {
  it('are those of its path', () => {
    type GetEvse = TypesOf<typeof locations221.receiver.operations.getEvse>;
    expectTypeOf<keyof GetEvse['params']>().toEqualTypeOf<
      'country_code' | 'party_id' | 'location_id' | 'evse_uid'
    >();
    expectTypeOf<
      keyof TypesOf<typeof cdrs211.receiver.operations.getCdr>['params']
    >().toEqualTypeOf<'cdr_id'>();
    expectTypeOf<
      keyof TypesOf<typeof payments.sender.operations.deactivateTerminal>['params']
    >().toEqualTypeOf<'terminal_id'>();
  });
});

describe('the query of an operation', () => {
  it('has the filters of Bookings beside those of all lists', () => {
    type Query = TypesOf<typeof bookings.sender.operations.listBookingLocations>['query'];
    expectTypeOf<Query['timeslot_from']>().toEqualTypeOf<string | undefined>();
    expectTypeOf<Query['limit']>().toEqualTypeOf<number | undefined>();
  });
});
