export type { Matches, MockExchange, SentExchange } from '../testing/mock/exchange.js';
export type { MockFaults } from '../testing/mock/faults.js';
export type { MockObjects } from '../testing/mock/objects.js';
export type { MockCallback, MockOptions, MockRole } from '../testing/mock/options.js';
export type { MockPlatform } from '../testing/mock/platform.js';
export { type MockPartner, mockPartner } from './mock-partner.js';
