import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { checkoutDirectory, keptSecret, loadConfig, secretOf } from './config.ts';
import { StartRefused } from './start-refused.ts';

const base = mkdtempSync(join(tmpdir(), 'keyline-config-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const home = join(base, 'home');
const load = (env: Record<string, string>, uid?: number) => loadConfig({ KEYLINE_HOME: home, ...env }, uid);

describe('the configuration', () => {
  it('needs no variable at all', () => {
    const config = loadConfig({ HOME: base }, 1000);
    expect(config).toMatchObject({
      environment: 'development',
      port: 4000,
      host: '127.0.0.1',
      home: join(base, '.local/share/keyline'),
      databaseUrl: undefined,
      smtpUrl: undefined,
      files: { kind: 'disk' },
      publicUrl: 'http://localhost:4000',
    });
    expect(existsSync(config.home)).toBe(true);
  });

  it('keeps its home under XDG_DATA_HOME where that is absolute', () => {
    expect(loadConfig({ HOME: base, XDG_DATA_HOME: join(base, 'data') }, 1000).home).toBe(join(base, 'data/keyline'));
    expect(loadConfig({ HOME: base, XDG_DATA_HOME: 'data' }, 1000).home).toBe(join(base, '.local/share/keyline'));
  });

  it('listens to the network in production only', () => {
    expect(load({ KEYLINE_ENV: 'production' }).host).toBe('0.0.0.0');
    expect(load({ KEYLINE_ENV: 'production', HOST: '10.0.0.7' }).host).toBe('10.0.0.7');
  });

  it('takes an empty variable for none', () => {
    expect(load({ PORT: '', DATABASE_URL: ' ', KEYLINE_SECRET: '' })).toMatchObject({
      port: 4000,
      databaseUrl: undefined,
    });
  });

  it.each([
    ['PORT', 'http', /PORT is "http"\. Set it to a whole number from 0 to 65535/],
    ['PORT', '65536', /PORT is "65536"/],
    ['PORT', '-1', /PORT is "-1"/],
    ['PORT', '80.5', /PORT is "80\.5"/],
    ['KEYLINE_ENV', 'prod', /KEYLINE_ENV is "prod"\. Set it to development, test or production/],
    ['KEYLINE_HOME', 'data', /KEYLINE_HOME is "data"\. Set it to an absolute path/],
    ['KEYLINE_HOME', '/dev/null/keyline', /KEYLINE_HOME is .* cannot be made \(ENOTDIR\)/],
    [
      'DATABASE_URL',
      'mysql://u:hunter2@db.example.com/x',
      /DATABASE_URL is "mysql:\/\/db\.example\.com".*postgres:\/\//,
    ],
    ['DATABASE_URL', 'hunter2 is no url', /DATABASE_URL is "\(not shown/],
    ['SMTP_URL', 'https://mail.example.com', /SMTP_URL is "https:\/\/mail\.example\.com".*smtp:\/\//],
    ['KEYLINE_SECRET', 'hunter2', /KEYLINE_SECRET \(its value is not shown\) has 7 characters\. Set it to at least 32/],
    ['METRICS_TOKEN', 'hunter2 hunter2 hunter2', /METRICS_TOKEN .* contains white space/],
    ['FILES_URL', 'hunter2', /FILES_URL is "\(not shown.*s3:\/\/bucket\?endpoint=/],
    ['FILES_URL', 'https://s3.example.com/halden', /FILES_URL is "https:\/\/s3.example.com\/halden"\. Set it to/],
    ['FILES_URL', 's3://name:hunter2@halden-files?region=eu-central-1', /belong into AWS_ACCESS_KEY_ID/],
    ['FILES_URL', 's3://Halden_Files?region=eu-central-1', /It names no bucket/],
    ['FILES_URL', 's3://halden-files/below?region=eu-central-1', /more than a bucket/],
    ['FILES_URL', 's3://halden-files', /It needs a region, such as region=eu-central-1/],
    ['FILES_URL', 's3://halden-files?region=eu-central-1&secret=hunter2', /It has "secret", which means nothing here/],
    [
      'FILES_URL',
      's3://halden-files?region=x&endpoint=https://a.example/path',
      /endpoint is not an http or https origin/,
    ],
    ['FILES_URL', 's3://halden-files?region=x&endpoint=a.example', /endpoint is not an http or https origin/],
    ['FILES_URL', 's3://halden-files?region=x', /AWS_ACCESS_KEY_ID is not set\. FILES_URL names a bucket/],
    ['KEYLINE_PUBLIC_URL', 'shop.example.com', /KEYLINE_PUBLIC_URL is "shop\.example\.com"\. Set it to an origin/],
    ['KEYLINE_PUBLIC_URL', 'https://example.com/shop', /KEYLINE_PUBLIC_URL is .* without a path/],
  ])('refuses %s=%s with a sentence that says what would be right, and shows no secret', (name, value, sentence) => {
    const refused = () => load({ [name]: value });
    expect(refused).toThrow(StartRefused);
    expect(refused).toThrow(sentence);
    expect(refused).not.toThrow(/hunter2/);
  });

  it('keeps files in a bucket where FILES_URL names one, at Amazon unless it names an endpoint', () => {
    const keys = { AWS_ACCESS_KEY_ID: 'AKIDHUNTER2', AWS_SECRET_ACCESS_KEY: 'hunter2hunter2' };
    const far = load({ FILES_URL: 's3://halden-files?region=eu-central-1', ...keys }).files;
    expect(far).toMatchObject({ kind: 's3', bucket: 'halden-files', region: 'eu-central-1' });
    expect(far).toMatchObject({ endpoint: 'https://s3.eu-central-1.amazonaws.com' });
    const near = load({ FILES_URL: 's3://files?endpoint=http://10.0.0.7:9000/&region=local', ...keys }).files;
    expect(near).toMatchObject({ endpoint: 'http://10.0.0.7:9000', bucket: 'files' });
    expect(near.kind === 's3' && [near.accessKeyId.reveal(), near.secretAccessKey.reveal()]).toEqual(
      Object.values(keys),
    );
    expect(inspect(near, { depth: 9, showHidden: true })).not.toMatch(/hunter2/i);
    expect(load(keys).files).toEqual({ kind: 'disk' });
  });

  it('refuses keys of a bucket that are missing or none, and shows none', () => {
    const place = { FILES_URL: 's3://files?region=local', AWS_ACCESS_KEY_ID: 'AKIDOFTHETEST' };
    expect(() => load(place)).toThrow('AWS_SECRET_ACCESS_KEY is not set.');
    const refused = () => load({ ...place, AWS_SECRET_ACCESS_KEY: 'hunter2 hunter2' });
    expect(refused).toThrow('AWS_SECRET_ACCESS_KEY (its value is not shown) is not a key.');
    expect(refused).not.toThrow(/hunter2/);
  });

  it('refuses a home inside the program, also behind a link', () => {
    const inside = join(checkoutDirectory(), 'data');
    expect(() => loadConfig({ KEYLINE_HOME: inside })).toThrow('lies inside the program');
    symlinkSync(checkoutDirectory(), join(base, 'link'));
    expect(() => loadConfig({ KEYLINE_HOME: join(base, 'link', 'deep', 'data') })).toThrow('lies inside the program');
    expect(existsSync(inside)).toBe(false);
  });

  it('lets the database user of a root server pass through its home, and nobody otherwise', () => {
    const modeOf = (path: string) => statSync(path).mode & 0o777;
    expect(modeOf(loadConfig({ KEYLINE_HOME: join(base, 'as-root') }, 0).home)).toBe(0o711);
    expect(modeOf(loadConfig({ KEYLINE_HOME: join(base, 'as-user') }, 1000).home)).toBe(0o700);
  });
});

describe('secrets', () => {
  it('are made once, kept for their owner alone, and the same at the next start', () => {
    const first = load({});
    const second = load({});
    expect(second.secret.reveal()).toBe(first.secret.reveal());
    expect(second.metricsToken.reveal()).toBe(first.metricsToken.reveal());
    expect(first.secret.reveal()).not.toBe(first.metricsToken.reveal());
    expect(first.secret.reveal().length).toBeGreaterThanOrEqual(43);
    expect(statSync(join(home, 'secret')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(home, 'metrics-token'), 'utf8').trim()).toBe(first.metricsToken.reveal());
  });

  it('given as variables are taken, and not written down', () => {
    const other = join(base, 'given');
    const config = load({ KEYLINE_HOME: other, KEYLINE_SECRET: 's'.repeat(32), METRICS_TOKEN: 't'.repeat(16) });
    expect([config.secret.reveal(), config.metricsToken.reveal()]).toEqual(['s'.repeat(32), 't'.repeat(16)]);
    expect(existsSync(join(other, 'secret'))).toBe(false);
  });

  it('never show themselves: not printed, not joined to a text, not serialised', () => {
    const config = load({ DATABASE_URL: 'postgres://u:hunter2@h/d', SMTP_URL: 'smtp://u:hunter2@h' });
    const secret = secretOf('hunter2');
    const shown = [
      inspect(config, { depth: 9, showHidden: true }),
      JSON.stringify(config),
      `${secret}`,
      inspect(secret),
    ];
    expect(shown.join()).not.toContain('hunter2');
    expect(shown.join()).not.toContain(config.secret.reveal());
    expect(JSON.stringify({ secret })).toBe('{"secret":"[secret]"}');
  });

  it('that were cut short are refused rather than used', () => {
    const file = join(base, 'short');
    writeFileSync(file, 'abc');
    expect(() => keptSecret(file)).toThrow('holds 3 characters');
  });

  it.runIf(process.getuid?.() !== 0)('refuse a home that may not be written', () => {
    const closed = join(base, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o500);
    expect(() => load({ KEYLINE_HOME: join(closed, 'home') })).toThrow('cannot be made (EACCES)');
  });
});
