import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { type Config, secretOf } from '../src/platform/config.ts';
import type { World } from '../src/platform/http/context.ts';
import type { Visitor } from '../src/platform/http/register-route.ts';
import type { Route } from '../src/platform/http/route.ts';
import { buildServer, type ServerOptions } from '../src/platform/http/server.ts';

/** The token that opens /metrics of a test's server. */
export const testMetricsToken = 'a token for metrics of tests';

export function testConfig(world: Pick<World, 'secret'>): Config {
  return {
    environment: 'test',
    port: 0,
    host: '127.0.0.1',
    home: '/nowhere',
    databaseUrl: undefined,
    smtpUrl: undefined,
    imapUrl: undefined,
    mailReplyTo: undefined,
    mailInToken: secretOf('the mail server of the tests shows this'),
    mailFrom: undefined,
    files: { kind: 'disk' },
    cards: { minutes: 30, provider: { kind: 'local' } },
    secret: world.secret,
    metricsToken: secretOf(testMetricsToken),
    publicUrl: 'http://localhost:4000',
  };
}

/** The real server with some routes, without a network; who calls is what `visitor` says, or the real door. */
export function testServer(
  world: World,
  routes: readonly Route[],
  visitor: (() => Visitor) | Pick<ServerOptions['door'], 'visitorOf' | 'setSession'>,
): Promise<FastifyInstance> {
  const door =
    typeof visitor === 'function' ? { visitorOf: async () => visitor(), setSession: () => undefined } : visitor;
  return buildServer({
    config: testConfig(world),
    logger: pino({ level: 'silent' }),
    routes,
    door: { world, ...door },
    ready: async () => true,
  });
}
