// Made from the comments in src/schema by scripts/generate-descriptions.ts; do not edit.

import type { Descriptions } from '../description.js';
import { authMethod } from './auth-method.js';
import { bookingEnums } from './booking-enums.js';
import { bookingExtensions } from './booking-extensions.js';
import { bookingTerms } from './booking-terms.js';
import { bookings } from './bookings.js';
import { businessDetails } from './business-details.js';
import { cdrToken } from './cdr-token.js';
import { cdrs } from './cdrs.js';
import { chargingPeriod } from './charging-period.js';
import { chargingProfiles } from './charging-profiles.js';
import { commands } from './commands.js';
import { credentials } from './credentials.js';
import { energyMix } from './energy-mix.js';
import { geoLocation } from './geo-location.js';
import { hours } from './hours.js';
import { hubClientInfo } from './hub-client-info.js';
import { invoiceReconciliation } from './invoice-reconciliation.js';
import { locationEnums } from './location-enums.js';
import { locations } from './locations.js';
import { parking } from './parking.js';
import { paymentExtensions } from './payment-extensions.js';
import { payments } from './payments.js';
import { profileType } from './profile-type.js';
import { sessions } from './sessions.js';
import { tariffs } from './tariffs.js';
import { tokenType } from './token-type.js';
import { tokens } from './tokens.js';
import { types } from './types.js';
import { versions } from './versions.js';

/** What objects, enums and their fields are, by name. */
export const descriptions: Descriptions = {
  ...authMethod,
  ...bookingEnums,
  ...bookingExtensions,
  ...bookingTerms,
  ...bookings,
  ...businessDetails,
  ...cdrToken,
  ...cdrs,
  ...chargingPeriod,
  ...chargingProfiles,
  ...commands,
  ...credentials,
  ...energyMix,
  ...geoLocation,
  ...hours,
  ...hubClientInfo,
  ...invoiceReconciliation,
  ...locationEnums,
  ...locations,
  ...parking,
  ...paymentExtensions,
  ...payments,
  ...profileType,
  ...sessions,
  ...tariffs,
  ...tokenType,
  ...tokens,
  ...types,
  ...versions,
};
