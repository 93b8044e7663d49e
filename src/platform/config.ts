import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { inspect } from 'node:util';
import { type CardPlace, readCardPlace } from './card-config.ts';
import { StartRefused } from './start-refused.ts';

export type Environment = 'development' | 'test' | 'production';

/** A text that shows itself only when asked by name: printing, logging or serialising it gives "[secret]". */
export type Secret = { reveal(): string };

export type FilePlace =
  | { kind: 'disk' }
  | {
      kind: 's3';
      /** Origin, without a slash at the end. */
      endpoint: string;
      region: string;
      bucket: string;
      accessKeyId: Secret;
      secretAccessKey: Secret;
    };

export type Config = {
  environment: Environment;
  /** 0 lets the operating system choose a free port. */
  port: number;
  host: string;
  /** Absolute path of everything the program keeps: embedded database, files, generated secrets. Exists. */
  home: string;
  /** Absent: the embedded PostgreSQL in home. */
  databaseUrl: Secret | undefined;
  /** Absent: mail stays in the outbox page. */
  smtpUrl: Secret | undefined;
  /** A mailbox from which answers are fetched: imaps://user:password@host/INBOX. Absent: none is. */
  imapUrl: Secret | undefined;
  /** Where answers to mails go; absent: to the person who wrote. A star takes a token: reply+*@halden.example. */
  mailReplyTo: string | undefined;
  /** What a mail server that hands mail in over HTTP must show. */
  mailInToken: Secret;
  /** Who mails come from: "Name <address>" or an address. Absent: keyline at the host of publicUrl. */
  mailFrom: string | undefined;
  /** Where stored files lie: below home, or in a bucket. */
  files: FilePlace;
  /** Who takes money from cards. */
  cards: CardPlace;
  /** Signs and encrypts; at least 32 characters. */
  secret: Secret;
  metricsToken: Secret;
  /** Origin under which people reach the server, without a slash at the end. */
  publicUrl: string;
};

type Variables = Readonly<Record<string, string | undefined>>;

export function secretOf(text: string): Secret {
  const hidden = () => '[secret]';
  const secret = Object.create(null, {
    reveal: { value: () => text },
    toString: { value: hidden },
    toJSON: { value: hidden },
    [inspect.custom]: { value: hidden },
  });
  return Object.freeze(secret);
}

/** The directory of package.json above this file, wherever the build has put it. */
export function checkoutDirectory(from: string = import.meta.dirname): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const above = dirname(from);
  if (above === from) throw new Error('No package.json above the program.');
  return checkoutDirectory(above);
}

/**
 * Reads the environment and makes KEYLINE_HOME with the secrets generated there once (mode 0600).
 * Refuses (StartRefused) a bad value with a sentence that names variable, value and what would be right.
 */
export function loadConfig(env: Variables, uid: number = process.getuid?.() ?? -1): Config {
  const environment = readEnvironment(env);
  const port = readPort(env);
  const home = readHome(env, uid);
  const databaseUrl = readUrl(env, 'DATABASE_URL', ['postgres:', 'postgresql:'], 'postgres://user:password@host/name');
  const smtpUrl = readUrl(env, 'SMTP_URL', ['smtp:', 'smtps:'], 'smtp://user:password@host:587');
  const imapUrl = readUrl(env, 'IMAP_URL', ['imap:', 'imaps:'], 'imaps://user:password@host/INBOX');
  const mailReplyTo = readMailReplyTo(env);
  const mailFrom = readMailFrom(env);
  const files = readFilePlace(env);
  const cards = readCardPlace(env, environment, secretOf);
  const givenSecret = readSecret(env, 'KEYLINE_SECRET', 32);
  const givenToken = readSecret(env, 'METRICS_TOKEN', 16);
  const givenMailToken = readSecret(env, 'MAIL_IN_TOKEN', 16);
  const publicUrl = readPublicUrl(env, port);
  makeHome(home, uid);
  return {
    environment,
    port,
    host: value(env, 'HOST') ?? (environment === 'production' ? '0.0.0.0' : '127.0.0.1'),
    home,
    databaseUrl,
    smtpUrl,
    imapUrl,
    mailReplyTo,
    mailInToken: givenMailToken ?? keptSecret(join(home, 'mail-in-token')),
    mailFrom,
    files,
    cards,
    secret: givenSecret ?? keptSecret(join(home, 'secret')),
    metricsToken: givenToken ?? keptSecret(join(home, 'metrics-token')),
    publicUrl,
  };
}

/** A random secret kept in a file of mode 0600, made at the first call. Two processes that race get the same one. */
export function keptSecret(file: string): Secret {
  if (!existsSync(file)) {
    const draft = join(dirname(file), `.${basename(file)}.${process.pid}.${randomBytes(4).toString('hex')}`);
    writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true });
    try {
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft);
    }
  }
  const text = readFileSync(file, 'utf8').trim();
  if (text.length < 32) {
    throw new StartRefused(
      `${file} holds ${text.length} characters where a generated secret of at least 32 was kept. Restore the file from a backup, or delete it to have a new one made (everyone is then signed out).`,
    );
  }
  return secretOf(text);
}

function value(env: Variables, name: string): string | undefined {
  const text = env[name]?.trim();
  return text === '' ? undefined : text;
}

function refuse(name: string, given: string, right: string): never {
  throw new StartRefused(`${name} is "${given}". ${right}`);
}

function readEnvironment(env: Variables): Environment {
  const given = value(env, 'KEYLINE_ENV') ?? 'development';
  if (given === 'development' || given === 'test' || given === 'production') return given;
  return refuse('KEYLINE_ENV', given, 'Set it to development, test or production, or leave it out for development.');
}

function readPort(env: Variables): number {
  const given = value(env, 'PORT') ?? '4000';
  const port = Number(given);
  if (/^\d{1,5}$/.test(given) && port <= 65535) return port;
  return refuse('PORT', given, 'Set it to a whole number from 0 to 65535 (0 takes any free port).');
}

function readUrl(env: Variables, name: string, protocols: string[], example: string): Secret | undefined {
  const given = value(env, name);
  if (given === undefined) return undefined;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url && protocols.includes(url.protocol)) return secretOf(given);
  const shown = url ? `${url.protocol}//${url.host}` : '(not shown, it may hold a password)';
  return refuse(name, shown, `Set it to an address such as ${example}, or leave it out.`);
}

function readMailFrom(env: Variables): string | undefined {
  const given = value(env, 'MAIL_FROM');
  if (given === undefined || /^(?:[^<>\r\n]+ )?<?[^<>@\s]+@[^<>@\s]+>?$/.test(given)) return given;
  return refuse('MAIL_FROM', given, 'Set it to an address such as Halden <store@halden.example>, or leave it out.');
}

function readMailReplyTo(env: Variables): string | undefined {
  const given = value(env, 'MAIL_REPLY_TO');
  if (given === undefined || /^[^<>@\s*]+(?:\+\*)?@[^<>@\s*]+$/.test(given)) return given;
  return refuse('MAIL_REPLY_TO', given, 'Set it to an address such as reply+*@halden.example, or leave it out.');
}

const bucketExample = 's3://bucket?endpoint=https://s3.eu-central-1.amazonaws.com&region=eu-central-1';

function readFilePlace(env: Variables): FilePlace {
  const given = value(env, 'FILES_URL');
  if (given === undefined) return { kind: 'disk' };
  const right = `Set it to an address such as ${bucketExample}, or leave it out to keep files in KEYLINE_HOME.`;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (!url) return refuse('FILES_URL', '(not shown, it may hold a key)', right);
  const shown = `${url.protocol}//${url.host}${url.pathname}`;
  if (url.protocol !== 's3:') return refuse('FILES_URL', shown, right);
  if (url.username !== '' || url.password !== '') {
    return refuse('FILES_URL', shown, 'Its keys belong into AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.');
  }
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(url.host) || !/^\/?$/.test(url.pathname) || url.hash !== '') {
    return refuse('FILES_URL', shown, `It names no bucket, or more than a bucket. ${right}`);
  }
  const unknown = [...url.searchParams.keys()].find((name) => name !== 'endpoint' && name !== 'region');
  if (unknown !== undefined)
    return refuse('FILES_URL', shown, `It has "${unknown}", which means nothing here. ${right}`);
  const region = url.searchParams.get('region') ?? '';
  if (!/^[a-z0-9-]{1,40}$/.test(region)) {
    return refuse('FILES_URL', shown, `It needs a region, such as region=eu-central-1. ${right}`);
  }
  const endpoint = originOf(url.searchParams.get('endpoint') ?? `https://s3.${region}.amazonaws.com`);
  if (endpoint === undefined) {
    return refuse('FILES_URL', shown, `Its endpoint is not an http or https origin without a path. ${right}`);
  }
  const accessKeyId = readAccessKey(env, 'AWS_ACCESS_KEY_ID', /^[!-~]{3,128}$/);
  const secretAccessKey = readAccessKey(env, 'AWS_SECRET_ACCESS_KEY', /^[!-~]{8,256}$/);
  return { kind: 's3', endpoint, region, bucket: url.host, accessKeyId, secretAccessKey };
}

function readAccessKey(env: Variables, name: string, form: RegExp): Secret {
  const given = value(env, name);
  if (given !== undefined && form.test(given)) return secretOf(given);
  const fault = given === undefined ? 'is not set' : '(its value is not shown) is not a key';
  throw new StartRefused(
    `${name} ${fault}. FILES_URL names a bucket: set it to the key that may read and write there, without white space.`,
  );
}

/** The origin of a web address that has nothing but an origin. */
function originOf(given: string): string | undefined {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const web = url?.protocol === 'https:' || url?.protocol === 'http:';
  const bare = url?.pathname === '/' && !url.search && !url.hash && !url.username && !url.password;
  return web && bare ? url?.origin : undefined;
}

function readSecret(env: Variables, name: string, least: number): Secret | undefined {
  const given = value(env, name);
  if (given === undefined) return undefined;
  if (given.length >= least && !/\s/.test(given)) return secretOf(given);
  const fault = given.length < least ? `has ${given.length} characters` : 'contains white space';
  throw new StartRefused(
    `${name} (its value is not shown) ${fault}. Set it to at least ${least} characters without white space, or leave it out to have one generated.`,
  );
}

function readPublicUrl(env: Variables, port: number): string {
  const given = value(env, 'KEYLINE_PUBLIC_URL');
  if (given === undefined) return `http://localhost:${port}`;
  const origin = originOf(given);
  if (origin !== undefined) return origin;
  return refuse('KEYLINE_PUBLIC_URL', given, 'Set it to an origin without a path, such as https://shop.example.com.');
}

function readHome(env: Variables, uid: number): string {
  const given = value(env, 'KEYLINE_HOME');
  if (given !== undefined && !isAbsolute(given)) {
    refuse('KEYLINE_HOME', given, 'Set it to an absolute path, such as /var/lib/keyline.');
  }
  const home = resolve(given ?? defaultHome(env, uid));
  const inside = relative(realpathSync(checkoutDirectory()), realPath(home));
  if (inside === '' || (!inside.startsWith('..') && !isAbsolute(inside))) {
    refuse(
      'KEYLINE_HOME',
      home,
      'It lies inside the program, where an update could delete it. Choose a directory elsewhere.',
    );
  }
  return home;
}

function defaultHome(env: Variables, uid: number): string {
  if (uid === 0) return '/var/lib/keyline';
  const data = value(env, 'XDG_DATA_HOME');
  // A relative XDG_DATA_HOME is to be ignored, says the XDG base directory specification.
  if (data !== undefined && isAbsolute(data)) return join(data, 'keyline');
  return join(value(env, 'HOME') ?? homedir(), '.local', 'share', 'keyline');
}

/** The path with links resolved as far as it exists. */
function realPath(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const above = dirname(path);
  return above === path ? path : join(realPath(above), basename(path));
}

function makeHome(home: string, uid: number): void {
  try {
    // As root the embedded database runs under another uid, which must be able to pass through.
    mkdirSync(home, { recursive: true, mode: uid === 0 ? 0o711 : 0o700 });
  } catch (error) {
    refuse(
      'KEYLINE_HOME',
      home,
      `The directory cannot be made (${(error as NodeJS.ErrnoException).code}). Choose one that may be written.`,
    );
  }
}
