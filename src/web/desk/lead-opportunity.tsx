import { useState } from 'react';
import type { OpportunityDetail, OpportunityRequest } from '../../business/leads/terms/opportunities.ts';
import type { LeadDetail } from '../../business/leads/terms.ts';
import { send } from '../api.ts';
import { useReader, useTexts } from '../reader.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Button } from '../ui/button.tsx';
import { DateField, TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useForm } from '../ui/form-state.ts';
import { Panel } from '../ui/panel.tsx';
import { useToast } from '../ui/toast.tsx';
import { inboxApi, inboxWeb } from './desk-paths.ts';
import { refreshLead } from './lead-work.ts';
import { useProcessWords } from './opportunity-words.ts';

/** The opportunity of a lead: the one there is, or the way to make one. */
export function LeadOpportunity({ lead }: { lead: LeadDetail }) {
  const t = useTexts('desk', 'desk-inbox');
  const { may } = useReader();
  const { stageName } = useProcessWords();
  const [making, setMaking] = useState(false);
  const { opportunity } = lead;
  if (opportunity) {
    return (
      <Panel title={t('opportunitiesTitle')} level={3}>
        <p>
          <Anchor href={inboxWeb.opportunity(opportunity.id)}>{opportunity.number}</Anchor>{' '}
          <span className="muted">{stageName(opportunity.stage)}</span>
        </p>
      </Panel>
    );
  }
  const over = lead.status === 'closed';
  if (!may('opportunities.work') || over) return null;
  if (!making) {
    return (
      <p>
        <Button compact onClick={() => setMaking(true)}>
          {t('opportunityMakeTitle')}
        </Button>
      </p>
    );
  }
  return <Make lead={lead} leave={() => setMaking(false)} />;
}

type Values = {
  readonly closeDay: string;
  readonly name: string;
  readonly 'value/amount': string;
  readonly 'value/currency': string;
};

function Make({ lead, leave }: { lead: LeadDetail; leave: () => void }) {
  const t = useTexts('desk', 'desk-inbox');
  const toast = useToast();
  const known = lead.commitment?.currency ?? lead.basket?.currency ?? '';
  const form = useForm<Values, OpportunityDetail>({
    draft: `opportunity-${lead.id}`,
    initial: { closeDay: '', name: '', 'value/amount': lead.commitment?.amount ?? '', 'value/currency': known },
    checks: {
      closeDay: (value) => (value ? null : t('opportunityDayNeeded')),
      'value/currency': (value) => (/^[A-Za-z]{3}$/.test(value) ? null : t('unassignedNeeded')),
      'value/amount': (value) => (/^\d+(?:\.\d+)?$/.test(value) ? null : t('opportunityValueNeeded')),
    },
    send: (values, idempotencyKey) => {
      const body: Omit<OpportunityRequest, 'products'> = {
        leadId: lead.id,
        closeDay: values.closeDay,
        value: { amount: values['value/amount'], currency: values['value/currency'].toUpperCase() },
        ...(values.name.trim() ? { name: values.name.trim() } : {}),
      };
      return send('POST', inboxApi.opportunities(), body, { idempotencyKey });
    },
    done: (made) => {
      toast({ text: t('opportunityMade', { number: made.number }) });
      form.discard();
      leave();
      void refreshLead(lead.id);
    },
  });
  return (
    <Panel title={t('opportunityMakeTitle')} level={3}>
      <p className="small muted">{t('opportunityMakeBody')}</p>
      <Form form={form} action={t('opportunityMakeDo')} beside={<Button onClick={leave}>{t('cancel')}</Button>}>
        <TextField {...form.field('name')} label={t('opportunityName')} optional />
        <TextField
          {...form.field('value/amount')}
          label={known ? `${t('opportunityValue')}, ${known}` : t('opportunityValue')}
          hint={t('opportunityValueHint')}
          inputMode="decimal"
        />
        {known === '' && <TextField {...form.field('value/currency')} label={t('opportunityCurrency')} maxLength={3} />}
        <DateField {...form.field('closeDay')} label={t('opportunityCloseDay')} />
      </Form>
    </Panel>
  );
}
