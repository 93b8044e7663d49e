import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll } from 'vitest';
import { type TestWorld, testWorld } from '../../../../test/context.ts';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { testServer } from '../../../../test/server.ts';
import type { Route } from '../../../platform/http/route.ts';
import { doorkeeper } from '../../../platform/session/visitor.ts';
import { assignOpened } from '../../territories/actions.ts';
import { routes as territoryRoutes } from '../../territories/routes.ts';
import { createAdministratorLink } from '../actions/administrator.ts';
import { ownerAssigners } from '../actions/ownership.ts';
import { routes as accountRoutes } from '../routes.ts';

/** A server of the rooms on a database of the test file's own, with the browsers that call it. */
export type TestHouse = {
  readonly database: TestDatabase;
  readonly tw: TestWorld;
  readonly app: FastifyInstance;
  /** A browser of its own: its address, its cookies. */
  browser(): Browser;
  /** The text of the newest mail to an address. */
  mailTo(email: string): Promise<{ subject: string; text: string }>;
  /** The token of the link in the newest mail to an address. */
  tokenFor(email: string): Promise<string>;
  /** A browser signed in as the vendor's first administrator; the same person every time. */
  administrator(): Promise<Browser>;
  /** A browser signed in as a new buyer with a company of his own. */
  buyer(email: string, company?: string): Promise<Browser>;
};

export type Sent = LightMyRequestResponse & { readonly value: ReturnType<typeof JSON.parse> };

export type Browser = {
  readonly cookies: Map<string, string>;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string | null>): Promise<Sent>;
  get(path: string): Promise<Sent>;
};

export const goodPassword = 'seven lanterns over Bergen';

let addresses = 0;

/** Headers without those that are not sent. */
function present(headers: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== null));
}

function openBrowser(app: FastifyInstance): Browser {
  addresses += 1;
  const remoteAddress = `10.0.${Math.floor(addresses / 250)}.${(addresses % 250) + 1}`;
  const cookies = new Map<string, string>();
  const send: Browser['send'] = async (method, path, body, headers = {}) => {
    const response = await app.inject({
      method: method as 'GET',
      url: path,
      remoteAddress,
      headers: present({
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'sec-fetch-site': 'same-origin',
        'user-agent': 'Test browser',
        ...(cookies.has('keyline_csrf') ? { 'x-csrf-token': cookies.get('keyline_csrf')! } : {}),
        ...headers,
      }),
      ...(body === undefined ? {} : { payload: body as object }),
    });
    for (const cookie of response.cookies) {
      if (cookie.value === '' || (cookie.expires && cookie.expires.getTime() === 0)) cookies.delete(cookie.name);
      else cookies.set(cookie.name, cookie.value);
    }
    const json = /json/.test(String(response.headers['content-type'] ?? ''));
    return Object.assign(response, { value: json ? JSON.parse(response.payload) : undefined });
  };
  return { cookies, send, get: (path) => send('GET', path) };
}

/** Call at the top of a test file. */
export function testHouse(more: readonly Route[] = []): TestHouse {
  const database = testDatabase();
  let tw: TestWorld;
  let app: FastifyInstance;
  let administrator: { cookies: Map<string, string> } | undefined;
  beforeAll(async () => {
    tw = testWorld(database.app);
    if (!ownerAssigners.includes(assignOpened)) ownerAssigners.push(assignOpened);
    const options = { database: database.app, clock: tw.clock, publicUrl: tw.world.publicUrl };
    const door = doorkeeper({
      ...options,
      report: (error) => {
        throw error;
      },
    });
    app = await testServer(tw.world, [...accountRoutes, ...territoryRoutes, ...more], door);
  });
  afterAll(() => app?.close());
  const mailTo = async (email: string) => {
    const rows = await database.app.query<{ subject: string; body_text: string }>(
      `SELECT subject, body_text FROM platform.mail WHERE recipient = $1 OR recipient LIKE '%<' || $1 || '>'
       ORDER BY created_at DESC, ctid DESC LIMIT 1`,
      [email],
    );
    if (!rows[0]) throw new Error(`no mail to ${email}`);
    return { subject: rows[0].subject, text: rows[0].body_text };
  };
  const tokenFor = async (email: string) => /\?token=([A-Za-z0-9_-]{43})/.exec((await mailTo(email)).text)?.[1] ?? '';
  const browser = () => openBrowser(app);
  return {
    database,
    get tw() {
      return tw;
    },
    get app() {
      return app;
    },
    browser,
    mailTo,
    tokenFor,
    administrator: async () => {
      const own = browser();
      if (administrator) {
        for (const [name, value] of administrator.cookies) own.cookies.set(name, value);
        return own;
      }
      const link = await createAdministratorLink(tw.system());
      const token = new URL(link).searchParams.get('token');
      const accepted = await own.send('POST', `/api/v1/invitations/${token}/accept`, {
        name: 'Ada Quist',
        email: 'ada.quist@halden.example',
        password: goodPassword,
      });
      if (accepted.statusCode !== 204) throw new Error(accepted.payload);
      administrator = { cookies: new Map(own.cookies) };
      return own;
    },
    buyer: async (email, company = 'Brightwater') => {
      const own = browser();
      await own.send('POST', '/api/v1/sign-up', {
        name: 'Bo Lind',
        email,
        password: goodPassword,
        company,
        country: 'SE',
      });
      const verified = await own.send('POST', '/api/v1/verify', { token: await tokenFor(email) });
      if (verified.statusCode !== 204) throw new Error(verified.payload);
      return own;
    },
  };
}
