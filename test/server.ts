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
    mailFrom: undefined,
    files: { kind: 'disk' },
    secret: world.secret,
    metricsToken: secretOf(testMetricsToken),
    publicUrl: 'http://localhost:4000',
  };
}

/** The real server with some routes, without a network; who calls is what `visitorOf` says. */
export function testServer(
  world: World,
  routes: readonly Route[],
  visitorOf: () => Visitor,
  door: Partial<ServerOptions['door']> = {},
): Promise<FastifyInstance> {
  return buildServer({
    config: testConfig(world),
    logger: pino({ level: 'silent' }),
    routes,
    door: { world, visitorOf: async () => visitorOf(), setSession: () => undefined, ...door },
    ready: async () => true,
  });
}
