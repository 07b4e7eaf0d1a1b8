import type { Interface, Module } from '../../src/contract/interface.js';
import { modules as modules211 } from '../../src/contract/v2_1_1/modules.js';
import { modules as modules221 } from '../../src/contract/v2_2_1/modules.js';
import { bookings } from '../../src/contract/v2_3_0/bookings.js';
import { modules as modules230 } from '../../src/contract/v2_3_0/modules.js';
import { payments } from '../../src/contract/v2_3_0/payments.js';
import type { Document } from '../support/schemas.js';

/** The modules that each document of the specification defines. */
export const modulesOf: Readonly<Record<Document, readonly Module[]>> = {
  '2.1.1': Object.values(modules211),
  '2.2.1': Object.values(modules221),
  '2.3.0': Object.values(modules230),
  '2.3.0-payments': [payments],
  '2.3.0-bookings': [bookings],
};

/** Both sides of every module of a document. */
export const interfacesOf = (document: Document): readonly Interface[] =>
  modulesOf[document].flatMap(({ sender, receiver }) => [sender, receiver]);
