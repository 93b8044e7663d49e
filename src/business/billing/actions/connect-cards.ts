import type { CardPlace } from '../../../platform/card-config.ts';
import { connectCardProvider } from './card-provider.ts';
import { localProvider } from './local-provider.ts';
import { stripeProvider } from './stripe-provider.ts';

/** Connects who takes money from cards, as the configuration says; nobody where it says so. */
export function connectCards({ provider, minutes }: CardPlace): void {
  if (provider.kind === 'stripe') connectCardProvider(stripeProvider(provider), minutes);
  else connectCardProvider(provider.kind === 'local' ? localProvider : null, minutes);
}
