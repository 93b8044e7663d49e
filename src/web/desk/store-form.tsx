import type { Team } from '../../business/accounts/terms/people.ts';
import type { Store, StoreChange } from '../../business/accounts/terms/seller.ts';
import { queryClient, useReply } from '../queries.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { CheckboxField } from '../ui/choice-fields.tsx';
import { CountryField, useCountryName } from '../ui/country-field.tsx';
import { QuantityField, SelectField, TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import type { FormState } from '../ui/form-state.ts';
import { Panel } from '../ui/panel.tsx';
import { useToast } from '../ui/toast.tsx';
import { CurrencyField, useCurrencyName } from './currency-field.tsx';
import { settingsApi } from './desk-paths.ts';
import { ChangedMeanwhile, useRecordForm } from './record-form.tsx';
import { Section } from './seller-form.tsx';

type Values = {
  readonly name: string;
  /** Codes, in order, separated by spaces. */
  readonly currencies: string;
  readonly defaultCurrency: string;
  /** "DE:EUR", separated by spaces. */
  readonly countryCurrencies: string;
  readonly showsPricesOverLimit: string;
  readonly insideTeamId: string;
  readonly termsVersion: string;
  readonly paymentDays: string;
};

const codes = (text: string) => text.split(' ').filter(Boolean);

function valuesOf(store: Store): Values {
  return {
    name: store.name,
    currencies: store.currencies.join(' '),
    defaultCurrency: store.defaultCurrency,
    countryCurrencies: Object.entries(store.countryCurrencies)
      .map((entry) => entry.join(':'))
      .join(' '),
    showsPricesOverLimit: store.showsPricesOverLimit ? 'yes' : '',
    insideTeamId: store.insideTeamId ?? '',
    termsVersion: store.termsVersion,
    paymentDays: String(store.paymentDays),
  };
}

/** The store as the server takes it; whether it is open is changed by a button of its own. */
export function storeBody(store: Store, open = store.openedAt !== null): StoreChange {
  const { id: _, sellerId: __, slug: ___, openedAt: ____, rowVersion: _____, ...fields } = store;
  return { ...fields, open };
}

function bodyOf(values: Values, store: Store): StoreChange {
  return {
    ...storeBody(store),
    name: values.name.trim(),
    currencies: codes(values.currencies),
    defaultCurrency: values.defaultCurrency,
    countryCurrencies: Object.fromEntries(codes(values.countryCurrencies).map((pair) => pair.split(':'))),
    showsPricesOverLimit: values.showsPricesOverLimit === 'yes',
    insideTeamId: values.insideTeamId || null,
    termsVersion: values.termsVersion.trim(),
    paymentDays: Number(values.paymentDays),
  };
}

/** Reads again what shows the store: its list, and everything the store says. */
export function forgetStore(): void {
  const parts = /^\/api\/v1\/(stores|store)/;
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => parts.test(String(queryKey[0])) });
}

export function StoreForm({ store, next }: { store: Store; next: (store: Store) => void }) {
  const t = useTexts('desk-settings');
  const toast = useToast();
  const { may } = useReader();
  const teams = useReply<{ readonly items: readonly Team[] }>(may('staff.read') ? settingsApi.teams() : null);
  const needed = (value: string) => (value.trim() ? null : t('settingsNeeded'));
  const of = useRecordForm<Store, Values>({
    draft: `store-${store.id}`,
    record: store,
    createAt: settingsApi.stores(),
    path: settingsApi.store(store.id),
    valuesOf: (record) => valuesOf(record ?? store),
    bodyOf: (values) => bodyOf(values, store),
    checks: {
      name: needed,
      currencies: needed,
      defaultCurrency: needed,
      termsVersion: needed,
      paymentDays: (value) => (/^\d{1,3}$/.test(value.trim()) ? null : t('settingsWhole')),
    },
    done: (saved, how) => {
      forgetStore();
      if (how === 'saved') toast({ text: t('settingsSaved') });
      next(saved);
    },
  });
  const labels = {
    name: t('storeName'),
    currencies: t('storeCurrencies'),
    defaultCurrency: t('storeDefault'),
    countryCurrencies: t('storeCountries'),
    showsPricesOverLimit: t('storeShows'),
    insideTeamId: t('storeTeam'),
    termsVersion: t('storeTerms'),
    paymentDays: t('storeDays'),
  };
  const teamOptions = (teams.body?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <ChangedMeanwhile
        of={of}
        labels={labels}
        show={(name, value) =>
          name === 'insideTeamId' ? (teamOptions.find((each) => each.value === value)?.label ?? value) : value
        }
      />
      <Panel title={t('storeTab')} hiddenTitle>
        <fieldset disabled={!may('seller.change')}>
          <Form form={of.form} action={t('storeSave')} label={t('storeTab')}>
            <TextField {...of.form.field('name')} label={t('storeName')} />
            <Currencies form={of.form} />
            <Countries form={of.form} />
            <Section title={t('storeBuying')}>
              <SelectField
                {...of.form.field('insideTeamId')}
                label={t('storeTeam')}
                hint={t('storeTeamHint')}
                options={teamOptions}
                empty={t('storeTeamChoose')}
              />
              <CheckboxField
                {...of.form.field('showsPricesOverLimit')}
                label={t('storeShows')}
                hint={t('storeShowsHint')}
              />
              <div className="pair">
                <TextField {...of.form.field('termsVersion')} label={t('storeTerms')} hint={t('storeTermsHint')} />
                <QuantityField {...of.form.field('paymentDays')} label={t('storeDays')} />
              </div>
            </Section>
          </Form>
        </fieldset>
      </Panel>
    </>
  );
}

/** What the store sells in; a currency that a country pays in stays until the country is changed. */
function Currencies({ form }: { form: FormState<Values> }) {
  const t = useTexts('desk-settings');
  const name = useCurrencyName();
  const own = codes(form.values.currencies);
  const options = own.map((code) => ({ value: code, label: `${code}, ${name(code)}` }));
  const { error } = form.field('currencies');
  const drop = (code: string) =>
    form.fill({
      currencies: own.filter((each) => each !== code).join(' '),
      countryCurrencies: codes(form.values.countryCurrencies)
        .filter((pair) => !pair.endsWith(`:${code}`))
        .join(' '),
      ...(form.values.defaultCurrency === code ? { defaultCurrency: '' } : {}),
    });
  return (
    <Section title={t('storeMoney')} hint={t('storeCurrenciesHint')}>
      <ul className="code-rows" aria-label={t('storeCurrencies')}>
        {own.map((code) => (
          <li key={code}>
            <span className="name">
              {code} <span className="muted">{name(code)}</span>
            </span>
            {own.length > 1 && (
              <Button
                kind="quiet"
                compact
                aria-label={t('storeCurrencyRemove', { currency: code })}
                onClick={() => drop(code)}
              >
                {t('storeRemove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <CurrencyField
        label={t('storeCurrencyAdd')}
        value=""
        error={error}
        without={own}
        optional
        onChange={(code) => code && form.set('currencies', [...own, code].join(' '))}
      />
      <SelectField
        {...form.field('defaultCurrency')}
        label={t('storeDefault')}
        options={options}
        {...(form.values.defaultCurrency ? {} : { empty: t('storeDefaultChoose') })}
      />
    </Section>
  );
}

function Countries({ form }: { form: FormState<Values> }) {
  const t = useTexts('desk-settings');
  const format = useFormat();
  const country = useCountryName();
  const own = codes(form.values.currencies);
  const pairs = codes(form.values.countryCurrencies).map((pair) => pair.split(':') as [string, string]);
  const inOrder = [...pairs].sort((a, b) => country(a[0]).localeCompare(country(b[0])));
  const write = (next: readonly (readonly [string, string])[]) =>
    form.set('countryCurrencies', next.map((pair) => pair.join(':')).join(' '));
  return (
    <Section title={t('storeCountries')} hint={t('storeCountriesHint')}>
      {pairs.length === 0 && (
        <p className="small">{t('storeCountryNone', { currency: form.values.defaultCurrency || format.list(own) })}</p>
      )}
      <ul className="code-rows">
        {inOrder.map(([land, currency]) => (
          <li key={land}>
            <span className="name">{country(land)}</span>
            <select
              className="input"
              aria-label={t('storeCountryCurrency', { country: country(land) })}
              value={currency}
              onChange={(event) =>
                write(pairs.map(([each, was]) => (each === land ? [each, event.target.value] : [each, was])))
              }
            >
              {own.map((code) => (
                <option key={code}>{code}</option>
              ))}
            </select>
            <Button
              kind="quiet"
              compact
              aria-label={t('storeCountryRemove', { country: country(land) })}
              onClick={() => write(pairs.filter(([each]) => each !== land))}
            >
              {t('storeRemove')}
            </Button>
          </li>
        ))}
      </ul>
      <CountryField
        label={t('storeCountryAdd')}
        value=""
        optional
        empty={t('sellerCountryChoose')}
        onChange={(land) => {
          const first = own.find((code) => code !== form.values.defaultCurrency) ?? own[0];
          if (land && first && !pairs.some(([each]) => each === land)) write([...pairs, [land, first]]);
        }}
      />
    </Section>
  );
}
