import { ALPHA2, ALPHA3_CI, CURRENCY_CI } from '../../core/formats.js';
import type { ObjectSchema, Schema } from '../../core/kind.js';
import { closedEnum, list, nonEmptyList, type Open, object, optional } from '../../core/object.js';
import { ciString, dateTime, url } from '../../core/primitives.js';
import { isFinancialAdviceConfirmation, isTerminal } from '../guards_v2_3_0/payments.js';
import { type GeoLocation, GeoLocationSchema } from './geo-location.js';
import { terminalRules } from './rules.js';
import { type Price, PriceSchema } from './types.js';

/**
 * Who makes the invoice for a driver: the CPO or the payment terminal provider.
 * @see OCPI 2.3.0 Payments, mod_payments, mod_payments_invoice_creator_enum
 */
export type InvoiceCreator = Open<'CPO' | 'PTP'>;

/** Schema of {@link InvoiceCreator}. */
export const InvoiceCreatorSchema: Schema<InvoiceCreator> = closedEnum<InvoiceCreator>('InvoiceCreator', [
  'CPO',
  'PTP',
]);

/**
 * Whether the full amount, a part or nothing was captured.
 * @see OCPI 2.3.0 Payments, mod_payments, mod_payments_capture_status_code_enum
 */
export type CaptureStatusCode = Open<'SUCCESS' | 'PARTIAL_SUCCESS' | 'FAILED'>;

/** Schema of {@link CaptureStatusCode}. */
export const CaptureStatusCodeSchema: Schema<CaptureStatusCode> = closedEnum<CaptureStatusCode>(
  'CaptureStatusCode',
  ['SUCCESS', 'PARTIAL_SUCCESS', 'FAILED'],
);

/**
 * A payment terminal and the Locations and EVSEs it takes payments for.
 * @see OCPI 2.3.0 Payments, mod_payments, mod_payments_terminal_object
 */
export interface Terminal {
  /** Identifier of the terminal. */
  terminal_id: string;
  /** Reference that links the terminal to the CPO's system. */
  customer_reference?: string | undefined;
  /** Party id of the CPO, instead of a customer reference. */
  party_id?: string | undefined;
  /** ISO 3166-1 alpha-2 code of the country of the CPO, instead of a customer reference. */
  country_code?: string | undefined;
  /** Street and house number. */
  address?: string | undefined;
  /** City or town. */
  city?: string | undefined;
  /** Postal code; left out only where the place has none. */
  postal_code?: string | undefined;
  /** State or province, where that matters. */
  state?: string | undefined;
  /** ISO 3166-1 alpha-3 code of the country the terminal is in. */
  country?: string | undefined;
  /** Where the terminal is. */
  coordinates?: GeoLocation | undefined;
  /** Start of the URL under which drivers find their invoices. */
  invoice_base_url?: string | undefined;
  /** Who makes the invoice for the driver. */
  invoice_creator?: InvoiceCreator | undefined;
  /** The payment provider's own reference, such as a serial number. */
  reference?: string | undefined;
  /** Identifiers of the Locations assigned to the terminal. */
  location_ids?: string[] | undefined;
  /** Identifiers of the EVSEs assigned to the terminal. */
  evse_uids?: string[] | undefined;
  /** When this Terminal was last changed or created. */
  last_updated: string;
}

/** Schema of {@link Terminal}. */
export const TerminalSchema: ObjectSchema<Terminal> = object<Terminal>(
  'Terminal',
  {
    terminal_id: ciString(36),
    customer_reference: optional(ciString(36)),
    party_id: optional(ciString(3)),
    country_code: optional(ciString(2, ALPHA2)),
    address: optional(ciString(45)),
    city: optional(ciString(45)),
    postal_code: optional(ciString(10)),
    state: optional(ciString(20)),
    country: optional(ciString(3, ALPHA3_CI)),
    coordinates: optional(GeoLocationSchema),
    invoice_base_url: optional(url()),
    invoice_creator: optional(InvoiceCreatorSchema),
    reference: optional(ciString(36)),
    location_ids: optional(list(ciString(36))),
    evse_uids: optional(list(ciString(36))),
    last_updated: dateTime(),
  },
  terminalRules,
  isTerminal,
);

/**
 * What was captured from a driver's card for a session.
 * @see OCPI 2.3.0 Payments, mod_payments, mod_payments_financial_advice_confirmation_object
 */
export interface FinancialAdviceConfirmation {
  /** Identifier of the confirmation. */
  id: string;
  /** Reference that the payment provider gave in StartSession. */
  authorization_reference: string;
  /** The amount captured, as the driver pays it. */
  total_costs: Price;
  /** ISO 4217 code of the currency, three letters. */
  currency: string;
  /** Lines of the card payment that belong on an invoice. */
  eft_data: string[];
  /** Whether the capture succeeded. */
  capture_status_code: CaptureStatusCode;
  /** What went wrong, if something did. */
  capture_status_message?: string | undefined;
  /** When this FinancialAdviceConfirmation was last changed or created. */
  last_updated: string;
}

/** Schema of {@link FinancialAdviceConfirmation}. */
export const FinancialAdviceConfirmationSchema: ObjectSchema<FinancialAdviceConfirmation> =
  object<FinancialAdviceConfirmation>(
    'FinancialAdviceConfirmation',
    {
      id: ciString(36),
      authorization_reference: ciString(36),
      total_costs: PriceSchema,
      currency: ciString(3, CURRENCY_CI),
      eft_data: nonEmptyList(ciString(255, { min: 1 })),
      capture_status_code: CaptureStatusCodeSchema,
      capture_status_message: optional(ciString(255, { min: 1 })),
      last_updated: dateTime(),
    },
    [],
    isFinancialAdviceConfirmation,
  );
