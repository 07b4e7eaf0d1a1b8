export type { MockExchange } from '../testing/mock/exchanges.js';
export type { MockOptions, MockRole } from '../testing/mock/options.js';
export { type MockPartner, mockPartner } from './mock-partner.js';
