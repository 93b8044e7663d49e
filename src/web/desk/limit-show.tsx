import './desk.css';
import './catalogue.css';
import { useState } from 'react';
import type { LimitReply } from '../../business/pricing/terms.ts';
import { navigate, useParam } from '../place.ts';
import { useReply } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useToast } from '../ui/toast.tsx';
import { forgetLimits } from './catalogue-refresh.ts';
import { catalogueApi, catalogueWeb } from './desk-paths.ts';
import { LimitForm } from './limit-form.tsx';
import { usePriceWords } from './price-list-words.ts';
import { RecordDelete } from './record-delete.tsx';

/** One limit, or a new one, with what it does to a SKU beside its form. */
export default function LimitShow() {
  const t = useTexts('desk-catalogue');
  const id = useParam('limit');
  const { body: limit, problem, again } = useReply<LimitReply>(id === 'new' ? null : catalogueApi.limit(id));
  if (id === 'new') {
    return (
      <>
        <PageHead title={t('limitNewTitle')}>
          <LinkButton href={catalogueWeb.limits()}>{t('limitBack')}</LinkButton>
        </PageHead>
        <LimitForm limit={null} />
      </>
    );
  }
  if (problem && !limit) {
    return (
      <Refusal problem={problem} again={again}>
        {problem.status === 404 && <LinkButton href={catalogueWeb.limits()}>{t('limitBack')}</LinkButton>}
      </Refusal>
    );
  }
  if (!limit) {
    return (
      <Panel title={t('limitsTitle')} hiddenTitle>
        <Skeleton lines={10} />
      </Panel>
    );
  }
  return <Shown key={limit.id} limit={limit} />;
}

function Shown({ limit }: { limit: LimitReply }) {
  const t = useTexts('desk-catalogue');
  const { may } = useReader();
  const words = usePriceWords();
  const [deleting, setDeleting] = useState(false);
  const what = limit.scopeCode ?? t('limitScope_store');
  return (
    <>
      <PageHead
        title={t('limitTitle', { what })}
        note={`${limit.currency}, ${words.period(limit.startsOn, limit.endsOn)}`}
      >
        <LinkButton href={catalogueWeb.limits()}>{t('limitBack')}</LinkButton>
        {may('limits.change') && !deleting && <Button onClick={() => setDeleting(true)}>{t('limitDelete')}</Button>}
      </PageHead>
      {deleting && <Deletion limit={limit} leave={() => setDeleting(false)} />}
      <LimitForm limit={limit} />
    </>
  );
}

/** Deletes a limit; the last one of an open store stays, in the server's words. */
function Deletion({ limit, leave }: { limit: LimitReply; leave: () => void }) {
  const t = useTexts('desk-catalogue');
  const toast = useToast();
  return (
    <RecordDelete
      title={t('limitDeleteTitle')}
      action={t('limitDelete')}
      keep={t('limitKeep')}
      path={catalogueApi.limit(limit.id)}
      rowVersion={limit.rowVersion}
      leave={leave}
      instead={(code) =>
        code === 'limit_last' && (
          <LinkButton compact href={catalogueWeb.limit('new')}>
            {t('limitsNew')}
          </LinkButton>
        )
      }
      done={() => {
        toast({ text: t('limitDeleted') });
        navigate(catalogueWeb.limits(), { replace: true });
        forgetLimits(limit.id);
      }}
    >
      {t('limitDeleteBody')}
    </RecordDelete>
  );
}
