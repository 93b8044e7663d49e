import './desk.css';
import './catalogue.css';
import { useState } from 'react';
import type { PromotionReply } from '../../business/baskets/terms/promotions.ts';
import { ApiProblem, newIdempotencyKey, type Problem, send } from '../api.ts';
import { useParam } from '../place.ts';
import { queryClient, useReply } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { Facts } from '../ui/facts.tsx';
import { Note } from '../ui/note.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useToast } from '../ui/toast.tsx';
import { forgetPromotions } from './catalogue-refresh.ts';
import { catalogueApi, catalogueWeb } from './desk-paths.ts';
import { usePriceWords } from './price-list-words.ts';
import { PromotionForm } from './promotion-form.tsx';
import { promotionTones, usePromotionWords } from './promotion-words.ts';

/** One promotion, or a new one: its form, what was used of it, and its end. */
export default function PromotionShow() {
  const t = useTexts('desk-promotions');
  const id = useParam('promotion');
  const path = id === 'new' ? null : catalogueApi.promotion(id);
  const { body: promotion, problem, again } = useReply<PromotionReply>(path);
  const back = <LinkButton href={catalogueWeb.promotions()}>{t('promotionBack')}</LinkButton>;
  if (id === 'new') {
    return (
      <>
        <PageHead title={t('promotionNewTitle')}>{back}</PageHead>
        <PromotionForm promotion={null} />
      </>
    );
  }
  if (problem && !promotion) {
    return (
      <Refusal problem={problem} again={again}>
        {problem.status === 404 && back}
      </Refusal>
    );
  }
  if (!promotion) {
    return (
      <Panel title={t('promotionsTitle')} hiddenTitle>
        <Skeleton lines={12} />
      </Panel>
    );
  }
  return <Shown key={promotion.id} promotion={promotion} />;
}

function Shown({ promotion }: { promotion: PromotionReply }) {
  const t = useTexts('desk-promotions');
  const { may } = useReader();
  const words = usePriceWords();
  const [ending, setEnding] = useState(false);
  const over = promotion.endedAt !== null;
  return (
    <>
      <PageHead title={promotion.name} note={words.period(promotion.startsOn, promotion.endsOn)}>
        <LinkButton href={catalogueWeb.promotions()}>{t('promotionBack')}</LinkButton>
        {may('promotions.change') && !over && !ending && (
          <Button onClick={() => setEnding(true)}>{t('promotionEnd')}</Button>
        )}
      </PageHead>
      {over && <Note>{t('promotionEndedNote')}</Note>}
      {ending && !over && <Ending promotion={promotion} leave={() => setEnding(false)} />}
      <PromotionForm promotion={promotion} usage={<Usage promotion={promotion} />} />
    </>
  );
}

/** How often it was used, and what is left. */
function Usage({ promotion }: { promotion: PromotionReply }) {
  const t = useTexts('desk-promotions');
  const words = usePromotionWords();
  const { state } = promotion;
  const spent = words.spent(promotion);
  return (
    <Panel title={t('promotionUsage')} note={t('promotionUsageNote')}>
      <Facts
        facts={[
          {
            label: t('promotionState'),
            value: <Badge tone={promotionTones[state]}>{t(`promotionState_${state}`)}</Badge>,
          },
          { label: t('promotionBenefit'), value: words.benefit(promotion), figure: true },
          { label: t('promotionUses'), value: words.uses(promotion), figure: true },
          ...(spent === null ? [] : [{ label: t('promotionSpent'), value: spent, figure: true }]),
          { label: t('promotionLeft'), value: words.left(promotion) ?? t('promotionNoLimit'), figure: true },
        ]}
      />
    </Panel>
  );
}

/** Ends a promotion after saying what that means. */
function Ending({ promotion, leave }: { promotion: PromotionReply; leave: () => void }) {
  const t = useTexts('desk-promotions');
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const end = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const ended = await send<PromotionReply>('POST', catalogueApi.promotionEnd(promotion.id), undefined, {
        ifMatch: `"${promotion.rowVersion}"`,
        idempotencyKey: newIdempotencyKey(),
      });
      queryClient.setQueryData([catalogueApi.promotion(promotion.id)], ended);
      forgetPromotions();
      toast({ text: t('promotionEnded') });
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause.problem);
      void queryClient.invalidateQueries({ queryKey: [catalogueApi.promotion(promotion.id)] });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Panel title={t('promotionEndTitle')}>
      <div className="stacked">
        <p className="small">{t('promotionEndBody')}</p>
        {problem && <Refusal problem={problem} />}
        <div className="form-acts">
          <Button onClick={leave}>{t('promotionKeep')}</Button>
          <Button kind="primary" busy={busy} onClick={() => void end()}>
            {t('promotionEnd')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
