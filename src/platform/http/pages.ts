import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isLanguage, type Language, languageCookie, languages } from '../../texts/languages.ts';
import { escapeHtml } from '../mail.ts';
import { languageOf } from './server.ts';

/** What a page's head says and which replies it starts with. */
export type Head = {
  readonly title: string;
  readonly description?: string;
  readonly structuredData?: object;
  /** The one address under which search engines know the page; without one it is not for them. */
  readonly canonical?: string;
};

/** Asks the API on behalf of the reader: the body of a 200, else null. */
export type Ask = (path: string) => Promise<unknown>;

export type PageWords = {
  /** The page's own data, by API path, and its head made of them. */
  read(
    path: URL,
    ask: Ask,
    language: Language,
  ): Promise<{ head: Head; queries: Record<string, unknown>; status?: number }>;
  /** Every address that search engines are to know. */
  addresses(ask: Ask): Promise<readonly string[]>;
  /** Reader and vendor, as the web application keeps them; `language` is the reader's own, null for a guest. */
  reader(ask: Ask): Promise<Record<string, unknown> & { readonly language: Language | null }>;
};

/** What one sitemap may hold (sitemaps.org). */
const MOST_ADDRESSES = 50_000;

const themes = new Set(['light', 'dark']);

/** JSON that may stand inside a script element: nothing in it can end the element. */
function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

/** The page in another language has an address of its own: search engines send no cookie. */
function inLanguage(publicUrl: string, path: string, language: Language | null): string {
  const url = new URL(path, `${publicUrl}/`);
  if (language) url.searchParams.set('lang', language);
  return escapeHtml(url.href);
}

/** Where search engines find this page and the same in other languages; or that it is not for them. */
function addressHtml(publicUrl: string, canonical: string | undefined, asked: Language | null): string[] {
  if (canonical === undefined) return ['<meta name="robots" content="noindex">'];
  const own = inLanguage(publicUrl, canonical, asked);
  return [
    `<link rel="canonical" href="${own}">`,
    `<meta property="og:url" content="${own}">`,
    ...languages.map(
      (one) => `<link rel="alternate" hreflang="${one}" href="${inLanguage(publicUrl, canonical, one)}">`,
    ),
    `<link rel="alternate" hreflang="x-default" href="${inLanguage(publicUrl, canonical, null)}">`,
  ];
}

function headHtml(head: Head, publicUrl: string, asked: Language | null): string {
  const parts = [`<title>${escapeHtml(head.title)}</title>`];
  if (head.description) {
    const description = escapeHtml(head.description);
    parts.push(
      `<meta name="description" content="${description}">`,
      `<meta property="og:description" content="${description}">`,
    );
  }
  parts.push(`<meta property="og:title" content="${escapeHtml(head.title)}">`);
  parts.push(...addressHtml(publicUrl, head.canonical, asked));
  if (head.structuredData)
    parts.push(`<script type="application/ld+json">${jsonForScript(head.structuredData)}</script>`);
  return parts.join('\n    ');
}

/** Asks our own routes without the network, with the reader's cookies and language. */
function askAs(app: FastifyInstance, request: Pick<FastifyRequest, 'headers' | 'ip'>, asked: Language | null): Ask {
  const { cookie: sent = '', 'accept-language': acceptLanguage = '', 'user-agent': userAgent = '' } = request.headers;
  const cookie = asked ? [sent, `${languageCookie}=${asked}`].filter(Boolean).join('; ') : sent;
  const headers = { cookie, 'accept-language': acceptLanguage, 'user-agent': userAgent };
  return async (path) => {
    const reply = await app.inject({ method: 'GET', url: path, headers, remoteAddress: request.ip });
    return reply.statusCode === 200 ? reply.json() : null;
  };
}

/** The language that an address asks for, where the reader has not chosen one himself. */
function askedLanguage(path: URL, chosen: string | undefined): Language | null {
  const asked = path.searchParams.get('lang');
  return isLanguage(asked) && !isLanguage(chosen) ? asked : null;
}

/** Everything a page starts with, in the reader's language: his own where he is signed in, as the API answers him. */
async function firstData(app: FastifyInstance, request: FastifyRequest, pages: PageWords, path: URL) {
  const chosen = request.cookies[languageCookie];
  const asked = askedLanguage(path, chosen);
  const ask = askAs(app, request, asked);
  const { language: own, ...reader } = await pages.reader(ask);
  const language = isLanguage(chosen) ? chosen : (own ?? asked ?? languageOf(request));
  const page = await pages.read(path, ask, language);
  return { page, language, asked, data: { ...reader, language, queries: page.queries } };
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
export async function registerPages(
  app: FastifyInstance,
  directory: string,
  pages: PageWords,
  publicUrl: string,
): Promise<void> {
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
    const { page, language, asked, data } = await firstData(app, request, pages, new URL(request.url, 'http://page'));
    const theme = request.cookies.keyline_theme ?? '';
    const html = template
      .replace(
        '<html lang="en">',
        () => `<html lang="${language}"${themes.has(theme) ? ` data-theme="${theme}"` : ''}>`,
      )
      .replace('<!--head-->', () => headHtml(page.head, publicUrl, asked))
      .replace('<!--data-->', () => `<script type="application/json" id="first-data">${jsonForScript(data)}</script>`);
    // What the page asks for later is answered in the language of the page.
    if (asked) reply.header('set-cookie', `${languageCookie}=${asked}; Path=/; SameSite=Lax; Max-Age=31536000`);
    return reply
      .code(page.status ?? 200)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(html);
  });
}

function sitemap(publicUrl: string, addresses: readonly string[]): string {
  const entries = addresses.slice(0, MOST_ADDRESSES).map((path) => {
    const others = languages.map(
      (one) => `<xhtml:link rel="alternate" hreflang="${one}" href="${inLanguage(publicUrl, path, one)}"/>`,
    );
    return `<url><loc>${inLanguage(publicUrl, path, null)}</loc>${others.join('')}</url>`;
  });
  const spaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset ${spaces}>\n${entries.join('\n')}\n</urlset>\n`;
}

/** Says to search engines what they may read, and where it is (robotstxt.org, sitemaps.org). */
export function registerForCrawlers(app: FastifyInstance, pages: PageWords, publicUrl: string): void {
  const barred = ['/api/', '/basket', '/baskets/', '/checkout', '/desk', '/orders/', '/portal', '/requests/'];
  const robots = [
    'User-agent: *',
    ...barred.map((path) => `Disallow: ${path}`),
    `Sitemap: ${publicUrl}/sitemap.xml`,
    '',
  ];
  app.get('/robots.txt', { schema: { hide: true } }, (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(robots.join('\n')),
  );
  app.get('/sitemap.xml', { schema: { hide: true } }, async (request, reply) => {
    // As anybody would read it: not with the cookies of who asks.
    const ask = askAs(app, { headers: {}, ip: request.ip }, null);
    return reply
      .type('application/xml; charset=utf-8')
      .header('cache-control', 'public, max-age=3600')
      .send(sitemap(publicUrl, await pages.addresses(ask)));
  });
}

/** Whether the web application has been built. */
export async function pagesBuilt(directory: string): Promise<boolean> {
  return stat(join(directory, 'index.html')).then(
    () => true,
    () => false,
  );
}
