import type { ObjectSchema } from '../../core/kind.js';
import { list, object, optional } from '../../core/object.js';
import { number } from '../../core/primitives.js';
import { isPaymentsCDR, isPaymentsTariff } from '../guards_v2_3_0/payment-extensions.js';
import { type CDR, CDRSchema } from './cdrs.js';
import { cdrRules, tariffRules } from './rules.js';
import { type Tariff, TariffSchema } from './tariffs.js';

/**
 * A Tariff that also tells payment terminals how much to reserve.
 * @see OCPI 2.3.0 Payments, mod_tariffs, mod_tariffs_tariff_object
 */
export interface PaymentsTariff extends Tariff {
  /**
   * Amount that a payment terminal should reserve on the card for a session, in major units of the currency.
   */
  preauthorize_amount?: number | undefined;
}

/** Schema of {@link PaymentsTariff}. */
export const PaymentsTariffSchema: ObjectSchema<PaymentsTariff> = object<PaymentsTariff>(
  'PaymentsTariff',
  {
    ...TariffSchema.shape,
    preauthorize_amount: optional(number()),
  },
  tariffRules,
  isPaymentsTariff,
);

/**
 * A CDR whose Tariffs tell payment terminals how much to reserve.
 * @see OCPI 2.3.0, mod_cdrs, mod_cdrs_cdr_object
 */
export interface PaymentsCDR extends CDR {
  /** The Tariffs that the costs were computed with, also when they are free of charge. */
  tariffs?: PaymentsTariff[] | undefined;
}

/** Schema of {@link PaymentsCDR}. */
export const PaymentsCDRSchema: ObjectSchema<PaymentsCDR> = object<PaymentsCDR>(
  'PaymentsCDR',
  {
    ...CDRSchema.shape,
    tariffs: optional(list(PaymentsTariffSchema)),
  },
  cdrRules,
  isPaymentsCDR,
);
