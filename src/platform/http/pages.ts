import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isLanguage, type Language, languageCookie } from '../../texts/languages.ts';
import { escapeHtml } from '../mail.ts';
import { languageOf } from './server.ts';

/** What a page's head says and which replies it starts with. */
export type Head = { readonly title: string; readonly description?: string; readonly structuredData?: object };

/** Asks the API on behalf of the reader: the body of a 200, else null. */
export type Ask = (path: string) => Promise<unknown>;

export type PageWords = {
  /** The page's own data, by API path, and its head made of them. */
  read(
    path: URL,
    ask: Ask,
    language: Language,
  ): Promise<{ head: Head; queries: Record<string, unknown>; status?: number }>;
  /** Reader and vendor, as the web application keeps them; `language` is the reader's own, null for a guest. */
  reader(ask: Ask): Promise<Record<string, unknown> & { readonly language: Language | null }>;
};

const themes = new Set(['light', 'dark']);

/** JSON that may stand inside a script element: nothing in it can end the element. */
function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

function headHtml(head: Head): string {
  const parts = [`<title>${escapeHtml(head.title)}</title>`];
  if (head.description) {
    const description = escapeHtml(head.description);
    parts.push(
      `<meta name="description" content="${description}">`,
      `<meta property="og:description" content="${description}">`,
    );
  }
  parts.push(`<meta property="og:title" content="${escapeHtml(head.title)}">`);
  if (head.structuredData)
    parts.push(`<script type="application/ld+json">${jsonForScript(head.structuredData)}</script>`);
  return parts.join('\n    ');
}

/** Asks our own routes without the network, with the reader's cookies and language. */
function askAs(app: FastifyInstance, request: FastifyRequest): Ask {
  const { cookie = '', 'accept-language': acceptLanguage = '', 'user-agent': userAgent = '' } = request.headers;
  const headers = { cookie, 'accept-language': acceptLanguage, 'user-agent': userAgent };
  return async (path) => {
    const reply = await app.inject({ method: 'GET', url: path, headers, remoteAddress: request.ip });
    return reply.statusCode === 200 ? reply.json() : null;
  };
}

/** Everything a page starts with, in the reader's language: his own where he is signed in, as the API answers him. */
async function firstData(app: FastifyInstance, request: FastifyRequest, pages: PageWords, path: URL) {
  const ask = askAs(app, request);
  const { language: own, ...reader } = await pages.reader(ask);
  const chosen = request.cookies[languageCookie];
  const language = isLanguage(chosen) ? chosen : (own ?? languageOf(request));
  const page = await pages.read(path, ask, language);
  return { page, language, data: { ...reader, language, queries: page.queries } };
}

/** The same as a reply: for the development server, which writes nothing into its pages. */
export function registerFirstData(app: FastifyInstance, pages: PageWords): void {
  app.get(
    '/api/v1/first-data',
    { schema: { querystring: z.object({ path: z.string().max(2_000) }), hide: true } },
    async (request) => {
      const path = new URL((request.query as { path: string }).path, 'http://page');
      return (await firstData(app, request, pages, path)).data;
    },
  );
}

/**
 * Serves the built web application: its files for a year under names that change with their content, and for every
 * other address the page with head and first data written in, so that the first view needs no second request.
 */
export async function registerPages(app: FastifyInstance, directory: string, pages: PageWords): Promise<void> {
  const template = await readFile(join(directory, 'index.html'), 'utf8');
  await app.register(staticFiles, {
    root: join(directory, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    wildcard: false,
    decorateReply: false,
  });
  app.get('/*', { schema: { hide: true } }, async (request, reply) => {
    const { page, language, data } = await firstData(app, request, pages, new URL(request.url, 'http://page'));
    const theme = request.cookies.keyline_theme ?? '';
    const html = template
      .replace(
        '<html lang="en">',
        () => `<html lang="${language}"${themes.has(theme) ? ` data-theme="${theme}"` : ''}>`,
      )
      .replace('<!--head-->', () => headHtml(page.head))
      .replace('<!--data-->', () => `<script type="application/json" id="first-data">${jsonForScript(data)}</script>`);
    return reply
      .code(page.status ?? 200)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(html);
  });
}

/** Whether the web application has been built. */
export async function pagesBuilt(directory: string): Promise<boolean> {
  return stat(join(directory, 'index.html')).then(
    () => true,
    () => false,
  );
}
