import type { Outcome } from '../../../kernel/outcome.ts';
import type { Context } from '../../../platform/http/route.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import { receiveCardEvent } from '../actions/card-events.ts';
import { answerChallenge, giveCard, seeIntent } from '../actions/local-gateway.ts';
import { deliverMessages } from '../actions/local-provider.ts';
import { gatewayCardBody, gatewayChallengeBody, gatewayParams, gatewayReply } from '../terms/cards.ts';

/** After the page was answered for, the gateway sends what is due, as a provider does within moments. */
async function thenTold<T>(context: Context, outcome: Outcome<T>): Promise<Outcome<T>> {
  if (outcome.ok) {
    await deliverMessages(context, (known, bytes, signature) => receiveCardEvent(known, 'local', bytes, signature));
  }
  return outcome;
}

/** The local gateway as the payment page speaks with it: not there where Stripe takes the cards. */
export const gatewayRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/local-gateway/{secret}',
    action: 'store.read',
    summary: 'The local gateway: how a payment stands',
    params: gatewayParams,
    reply: gatewayReply,
    rateLimit: 240,
    handle: (call) => seeIntent(call, call.params.secret),
  }),
  route({
    method: 'POST',
    path: '/api/v1/local-gateway/{secret}/card',
    action: 'store.checkout',
    summary: 'The local gateway: pay with a test card',
    params: gatewayParams,
    body: gatewayCardBody,
    reply: gatewayReply,
    rateLimit: 60,
    handle: async (call) => thenTold(call, await giveCard(call, call.params.secret, call.body)),
  }),
  route({
    method: 'POST',
    path: '/api/v1/local-gateway/{secret}/challenge',
    action: 'store.checkout',
    summary: "The local gateway: answer the bank's question",
    params: gatewayParams,
    body: gatewayChallengeBody,
    reply: gatewayReply,
    rateLimit: 60,
    handle: async (call) => thenTold(call, await answerChallenge(call, call.params.secret, call.body.answer)),
  }),
];
