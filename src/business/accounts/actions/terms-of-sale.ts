import { addDays } from '../../../kernel/calendar.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { audit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import { refusableTransaction } from '../../../platform/refusable-transaction.ts';
import { raiseVersion } from '../../../platform/versions.ts';
import { translators } from '../../../texts/compile.ts';
import de from '../../../texts/de/buying.ts';
import en from '../../../texts/en/buying.ts';
import type { Language } from '../../../texts/languages.ts';
import { insertTerms, putTermsInEffect, termsByVersion, termsVersions } from '../storage/terms-of-sale.ts';
import type { Store } from '../terms/seller.ts';
import type { TermsOfSaleBody, TermsOfSaleReply, TermsOfSaleVersion } from '../terms/terms-of-sale.ts';
import { loadSellerAndStore } from './seller-and-store.ts';

const say = translators({ en, de });

/** Every version that was published, the one that starts last first. */
export async function listTermsOfSale(context: Context): Promise<TermsOfSaleVersion[]> {
  const { store } = await loadSellerAndStore(context);
  const rows = await context.transaction((tx) => termsVersions(tx, store.id));
  return rows.map((row) => ({
    version: row.version,
    startsOn: row.starts_on,
    publishedAt: row.published_at.toISOString(),
    current: row.version === store.termsVersion,
  }));
}

/** One version in the reader's language; without a version the one that checkout asks for. Old ones stay readable,
 *  because orders name them. Refuses `terms_not_found`. */
export async function termsOfSale(context: Context, asked: string | undefined): Promise<Outcome<TermsOfSaleReply>> {
  const { store } = await loadSellerAndStore(context);
  const version = asked ?? store.termsVersion;
  const current = version === store.termsVersion;
  const row = await context.transaction((tx) => termsByVersion(tx, store.id, version));
  if (row === null && !current) return refuse('terms_not_found', { facts: { version } });
  return accept({
    version,
    current,
    startsOn: row?.starts_on ?? null,
    text: row ? (row.texts[context.language] ?? row.texts.en) : null,
  });
}

/** What the store said until its first version is published, as that version: orders name it. */
function summary(store: Store, language: Language): string {
  const t = say(language);
  const parts = [
    [t('termsPriceTitle'), t('termsPriceBody')],
    [t('termsOrderTitle'), t('termsOrderBody')],
    [t('termsPayTitle'), t('termsPayBody', { days: store.paymentDays })],
    [t('termsTermTitle'), t('termsTermBody')],
    [t('termsCancelTitle'), t('termsCancelBody')],
  ];
  return parts.map(([title, body]) => `# ${title}\n\n${body}`).join('\n\n');
}

/** The plain summary has stood for the store's version so far; it is kept, so that it can still be read. */
async function writeDownSummary(
  tx: Tx,
  context: Context,
  store: Store,
): Promise<{ version: string; starts_on: string }[]> {
  const startsOn = addDays(context.today, -1);
  const texts = { en: summary(store, 'en'), de: summary(store, 'de') };
  const at = new Date(context.clock.now());
  await insertTerms(tx, { version: store.termsVersion, startsOn, texts, storeId: store.id, at, by: null });
  return [{ version: store.termsVersion, starts_on: startsOn }];
}

/**
 * Publishes a version, from a day on: today's at once, a later one by itself on its day. From then on every buyer accepts
 * it anew. A published version never changes. Refuses `terms_version_taken`, a day that is over or has a version already.
 */
export async function publishTermsOfSale(
  context: Context,
  body: TermsOfSaleBody,
): Promise<Outcome<TermsOfSaleVersion[]>> {
  const { store } = await loadSellerAndStore(context);
  const { today } = context;
  const published = await refusableTransaction(context, async (tx) => {
    // The version's row is the lock: of two who publish at once the second sees the first.
    await raiseVersion(tx, 'seller');
    const known = await termsVersions(tx, store.id);
    if (body.startsOn < today) {
      const errors = [{ pointer: '/startsOn', value: body.startsOn, expected: 'not_before', facts: { day: today } }];
      return refuse('invalid_input', { errors });
    }
    const before = known.length === 0 ? await writeDownSummary(tx, context, store) : known;
    const taken = before.find(({ version, starts_on }) => version === body.version || starts_on === body.startsOn);
    if (taken) return refuse('terms_version_taken', { facts: { version: taken.version, day: taken.starts_on } });
    const at = new Date(context.clock.now());
    await insertTerms(tx, { ...body, storeId: store.id, at, by: context.caller.personId });
    await putTermsInEffect(tx, today);
    await audit(tx, context, {
      action: 'terms.published',
      subjectKind: 'store',
      subjectId: store.id,
      after: { version: body.version, startsOn: body.startsOn },
    });
    return accept(undefined);
  });
  return published.ok ? accept(await listTermsOfSale(context)) : published;
}

/** On the day a version starts, checkout asks for it. */
export async function beginTermsOfSale(context: Context): Promise<void> {
  // As the server: it is nobody's doing but the calendar's.
  await context.transaction(
    async (tx) => {
      if (await putTermsInEffect(tx, context.today)) await raiseVersion(tx, 'seller');
    },
    { as: 'system' },
  );
}
