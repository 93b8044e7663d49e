import { useState } from 'react';
import type { Team } from '../../business/accounts/terms/people.ts';
import type { Store } from '../../business/accounts/terms/seller.ts';
import type { LimitReply, PriceListReply } from '../../business/pricing/terms.ts';
import { ApiProblem, type Page, type Problem, send } from '../api.ts';
import { storeWeb } from '../paths.ts';
import { useReply } from '../queries.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useToast } from '../ui/toast.tsx';
import { catalogueApi, catalogueWeb, settingsApi, settingsWeb } from './desk-paths.ts';
import { forgetStore, storeBody } from './store-form.tsx';

/** Whether the store is open, what it needs for that, and the button that opens or closes it. */
export function StoreOpening({ store, next }: { store: Store; next: (store: Store) => void }) {
  const t = useTexts('desk-settings');
  const format = useFormat();
  const toast = useToast();
  const { may, seller } = useReader();
  const [busy, setBusy] = useState(false);
  const [closing, setClosing] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const isOpen = store.openedAt !== null;
  const change = async (open: boolean) => {
    setBusy(true);
    setProblem(null);
    try {
      const saved = await send<Store>('PUT', settingsApi.store(store.id), storeBody(store, open), {
        ifMatch: `"${store.rowVersion}"`,
      });
      forgetStore();
      toast({ text: open ? t('storeOpened') : t('storeClosed') });
      next(saved);
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause.problem);
    } finally {
      setBusy(false);
    }
  };
  const state = store.openedAt ? (
    <Badge tone="pos">
      {t('storeIsOpen', {
        day: format.date(new Date(store.openedAt).toLocaleDateString('en-CA', { timeZone: seller.timeZone })),
      })}
    </Badge>
  ) : (
    <Badge tone="warn">{t('storeIsClosed')}</Badge>
  );
  return (
    <Panel title={t('storeOpenTitle')} end={state}>
      <div className="stacked">
        <Checks store={store} />
        {problem && <Refusal problem={problem} />}
        {closing && <p className="small">{t('storeCloseBody')}</p>}
        <div className="form-acts">
          {isOpen && <LinkButton href={storeWeb.products()}>{t('storeSee')}</LinkButton>}
          {may('seller.change') && !isOpen && (
            <Button busy={busy} onClick={() => void change(true)}>
              {t('storeOpen')}
            </Button>
          )}
          {may('seller.change') && isOpen && !closing && (
            <Button onClick={() => setClosing(true)}>{t('storeClose')}</Button>
          )}
          {closing && isOpen && (
            <>
              <Button onClick={() => setClosing(false)}>{t('storeKeepOpen')}</Button>
              <Button busy={busy} onClick={() => void change(false)}>
                {t('storeClose')}
              </Button>
            </>
          )}
        </div>
      </div>
    </Panel>
  );
}

type Check = {
  readonly key: string;
  readonly met: boolean;
  /** Without it the server does not open the store; the others are advice. */
  readonly needed: boolean;
  readonly words: string;
  readonly href: string;
};

/** What opening asks for, and what would leave a buyer without a price. */
function Checks({ store }: { store: Store }) {
  const t = useTexts('desk-settings');
  const teams = useReply<{ readonly items: readonly Team[] }>(settingsApi.teams());
  const limits = useReply<Page<LimitReply>>(catalogueApi.limits({ limit: 1 }));
  const lists = useReply<Page<PriceListReply>>(
    catalogueApi.priceLists({ status: 'published', kind: 'public', limit: 200 }),
  );
  const problem = teams.problem ?? limits.problem ?? lists.problem;
  if (problem)
    return <Refusal problem={problem} again={() => Promise.all([teams, limits, lists].map((each) => each.again()))} />;
  const team = teams.body?.items.find(({ id }) => id === store.insideTeamId);
  const limitCount = limits.body?.approximateTotal ?? 0;
  const priced = (currency: string) =>
    lists.body?.items.some((list) => list.currency === currency && list.state === 'in_effect') ?? false;
  const answered = team !== undefined && team.members.length > 0;
  const checks: Check[] = [
    {
      key: 'team',
      met: answered,
      needed: true,
      words: answered ? t('checkTeam', { team: team.name }) : t('checkTeamNone'),
      href: settingsWeb.teams(),
    },
    {
      key: 'limits',
      met: limitCount > 0,
      needed: true,
      words: limitCount > 0 ? t('checkLimits', { count: limitCount }) : t('checkLimitsNone'),
      href: catalogueWeb.limits(),
    },
    ...store.currencies.map((currency) => ({
      key: currency,
      met: priced(currency),
      needed: false,
      words: priced(currency) ? t('checkPrices', { currency }) : t('checkPricesNone', { currency }),
      href: catalogueWeb.priceLists({ currency }),
    })),
  ];
  return (
    <ul className="checks">
      {checks.map(({ key, met, needed, words, href }) => (
        <li key={key}>
          <Badge tone={met ? 'pos' : needed ? 'neg' : 'warn'}>
            {met ? t('checkDone') : needed ? t('checkMissing') : t('checkAdvice')}
          </Badge>
          <Anchor className="plain" href={href}>
            {words}
          </Anchor>
        </li>
      ))}
    </ul>
  );
}
