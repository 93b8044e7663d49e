import { useFormat, useTexts } from '../reader.tsx';
import { Badge } from '../ui/badge.tsx';
import { Choices } from '../ui/choices.tsx';
import { Panel } from '../ui/panel.tsx';
import { usePeriodWords } from './period-words.ts';
import type { PricedChoice, ProductReply } from './replies.ts';

/** The editions side by side, each at the chosen term and quantity. */
export function EditionChoices({
  reply,
  chosen,
  onChoose,
}: {
  readonly reply: ProductReply;
  readonly chosen: string;
  readonly onChoose: (edition: string) => void;
}) {
  const t = useTexts('store');
  const format = useFormat();
  const period = usePeriodWords();
  const { metric } = reply.product;
  const note = t('editionNote', {
    metric: metric.one,
    metrics: reply.quantity === 1 ? metric.one : metric.other,
    term: period.termInline(reply.term),
    quantity: format.quantity(reply.quantity),
  });
  return (
    <Panel title={t('edition')} end={note} flush>
      <Choices
        legend={t('edition')}
        value={chosen}
        onChange={onChoose}
        choices={reply.editions.map(({ slug, name, features, choice }) => ({
          value: slug,
          name,
          price: choice?.unitPrice ? format.unitPrice(choice.unitPrice) : choice ? t('onRequest') : '',
          unit: choice
            ? period.perUnit(choice, metric, reply.currency)
            : t('editionNotAtTerm', { term: period.termInline(reply.term) }),
          points: features,
        }))}
      />
    </Panel>
  );
}

/** The terms side by side for the chosen edition, with total commitment, saving and notice date. */
export function TermChoices({
  reply,
  chosen,
  onChoose,
}: {
  readonly reply: ProductReply;
  readonly chosen: string;
  readonly onChoose: (term: string) => void;
}) {
  const t = useTexts('store');
  const format = useFormat();
  const period = usePeriodWords();
  const saving = ({ saving: saved }: PricedChoice) =>
    saved ? t('savingOf', { amount: format.amount(saved.amount), rate: format.percent(saved.rate, 1) }) : t('none');
  return (
    <Panel title={t('term')} end={t('termNote')} flush>
      <Choices
        legend={t('term')}
        value={chosen}
        onChange={onChoose}
        choices={reply.terms.map((choice) => ({
          value: String(choice.termMonths),
          name: period.term(choice.termMonths),
          price: choice.unitPrice ? format.unitPrice(choice.unitPrice) : t('onRequest'),
          unit: period.perUnit(choice, reply.product.metric, reply.currency),
          rows: [
            {
              label: period.commitment(choice),
              value: choice.commitment ? (
                <span className="num">{format.amount(choice.commitment)}</span>
              ) : (
                t('onRequest')
              ),
            },
            { label: t('saving'), value: <span className="num">{saving(choice)}</span> },
            {
              label: choice.noticeBy ? t('noticeBy') : t('notice'),
              value: choice.noticeBy ? format.date(choice.noticeBy) : t('noticeAnyTime'),
              less: true,
            },
          ],
          badge:
            choice.decision === 'buy' ? (
              <Badge tone="pos">{t('buyNow')}</Badge>
            ) : (
              <Badge tone="warn" talk>
                {t('talkToSales')}
              </Badge>
            ),
        }))}
      />
    </Panel>
  );
}
