import { type ReactNode, useState } from 'react';
import type { Seller } from '../../business/accounts/terms/seller.ts';
import { locales } from '../../texts/languages.ts';
import { queryClient } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { CheckboxField } from '../ui/choice-fields.tsx';
import { CountryField, useCountryName } from '../ui/country-field.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import type { FormState } from '../ui/form-state.ts';
import { Panel } from '../ui/panel.tsx';
import { useToast } from '../ui/toast.tsx';
import { BrandingFields } from './branding-fields.tsx';
import { CurrencyField } from './currency-field.tsx';
import { settingsApi } from './desk-paths.ts';
import { ChangedMeanwhile, useRecordForm } from './record-form.tsx';
import {
  bankFields,
  mostBanks,
  mostRegistrations,
  rowsOf,
  type SellerValues,
  sellerBody,
  sellerValues,
  vatFields,
  withoutRow,
} from './seller-values.ts';
import { ZoneField } from './zone-field.tsx';

type SellerFormState = FormState<SellerValues>;

/** Everything about the legal entity that sells, in one form. */
export function SellerForm({ seller, next }: { seller: Seller; next: (seller: Seller) => void }) {
  const t = useTexts('desk-settings');
  const toast = useToast();
  const { may } = useReader();
  const needed = (value: string) => (value.trim() ? null : t('settingsNeeded'));
  const country = useCountryName();
  const of = useRecordForm<Seller, SellerValues>({
    draft: 'seller',
    record: seller,
    createAt: settingsApi.seller(),
    path: settingsApi.seller(),
    valuesOf: (record) => sellerValues(record ?? seller),
    bodyOf: sellerBody,
    checks: {
      ...Object.fromEntries(['name', 'legalName', 'country', 'currency', 'timeZone'].map((name) => [name, needed])),
      ...rowChecks('banks', ['name', 'holder', 'iban', 'currency'], mostBanks, needed),
      ...rowChecks('vatRegistrations', vatFields, mostRegistrations, needed),
    },
    done: (saved, how) => {
      queryClient.setQueryData([settingsApi.seller()], saved);
      void queryClient.invalidateQueries({ queryKey: [settingsApi.seller()] });
      showBrand(saved.branding);
      if (how === 'saved') toast({ text: t('settingsSaved') });
      next(saved);
    },
  });
  return (
    <div className="form-page">
      <ChangedMeanwhile
        of={of}
        labels={useLabels()}
        show={(name, value) => (name.endsWith('country') ? country(value) : value)}
      />
      <Panel title={t('sellerTab')} hiddenTitle>
        <fieldset disabled={!may('seller.change')}>
          <Form form={of.form} action={t('sellerSave')} label={t('sellerTab')}>
            <WhoFields form={of.form} />
            <AddressFields form={of.form} />
            <BankFields form={of.form} />
            <VatFields form={of.form} />
            <BrandingFields form={of.form} />
            <Section title={t('sellerSecurity')}>
              <CheckboxField
                {...of.form.field('staffNeedSecondFactor')}
                label={t('sellerSecondFactor')}
                hint={t('sellerSecondFactorHint')}
              />
            </Section>
          </Form>
        </fieldset>
      </Panel>
    </div>
  );
}

/** A row that was begun needs its other fields too; one that is empty does not count. */
function rowChecks(list: string, fields: readonly string[], most: number, needed: (value: string) => string | null) {
  const inRow = (index: number) => (value: string, values: SellerValues) =>
    fields.some((field) => values[`${list}/${index}/${field}`]?.trim()) ? needed(value) : null;
  return Object.fromEntries(
    Array.from({ length: most }, (_, index) =>
      fields.map((field) => [`${list}/${index}/${field}`, inRow(index)] as const),
    ).flat(),
  );
}

/** The page takes the new colour at once; the server writes it into the next ones. */
function showBrand({ hue, chroma }: Seller['branding']): void {
  document.documentElement.style.setProperty('--brand-hue', String(hue));
  document.documentElement.style.setProperty('--brand-chroma', String(chroma));
}

/** What each field is called where a change is told. */
function useLabels(): Readonly<Record<string, string>> {
  const t = useTexts('desk-settings');
  const bank = {
    name: t('bankName'),
    holder: t('bankHolder'),
    iban: t('bankIban'),
    bic: t('bankBic'),
    currency: t('bankCurrency'),
  };
  const vat = { country: t('vatCountry'), vatId: t('vatId') };
  const rows = Array.from({ length: mostBanks }, (_, index) =>
    bankFields.map((field) => [`banks/${index}/${field}`, `${t('bankNumber', { number: index + 1 })}: ${bank[field]}`]),
  ).flat();
  const registrations = Array.from({ length: mostRegistrations }, (_, index) =>
    vatFields.map((field) => [
      `vatRegistrations/${index}/${field}`,
      `${t('vatNumber', { number: index + 1 })}: ${vat[field]}`,
    ]),
  ).flat();
  return {
    name: t('sellerName'),
    legalName: t('sellerLegalName'),
    country: t('sellerCountry'),
    currency: t('sellerCurrency'),
    timeZone: t('sellerZone'),
    fiscalStartMonth: t('sellerFiscal'),
    'address/line1': t('addressLine1'),
    'address/line2': t('addressLine2'),
    'address/postalCode': t('addressPostal'),
    'address/city': t('addressCity'),
    'address/region': t('addressRegion'),
    'branding/hue': t('brandHue'),
    'branding/chroma': t('brandChroma'),
    staffNeedSecondFactor: t('sellerSecondFactor'),
    ...Object.fromEntries([...rows, ...registrations]),
  };
}

/** A part of a long form under its own heading. */
export function Section({
  title,
  hint,
  children,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="form-section">
      <h2>{title}</h2>
      {hint && <p className="small muted">{hint}</p>}
      {children}
    </section>
  );
}

function WhoFields({ form }: { form: SellerFormState }) {
  const t = useTexts('desk-settings');
  const { language } = useReader();
  const month = new Intl.DateTimeFormat(locales[language], { month: 'long', timeZone: 'UTC' });
  const months = Array.from({ length: 12 }, (_, index) => ({
    value: String(index + 1),
    label: month.format(new Date(Date.UTC(2026, index, 1))),
  }));
  return (
    <Section title={t('sellerWho')}>
      <div className="pair">
        <TextField {...form.field('name')} label={t('sellerName')} hint={t('sellerNameHint')} />
        <TextField {...form.field('legalName')} label={t('sellerLegalName')} />
      </div>
      <div className="pair">
        <CountryField {...form.field('country')} label={t('sellerCountry')} empty={t('sellerCountryChoose')} />
        <CurrencyField {...form.field('currency')} label={t('sellerCurrency')} />
      </div>
      <div className="pair">
        <ZoneField {...form.field('timeZone')} label={t('sellerZone')} hint={t('sellerZoneHint')} />
        <SelectField {...form.field('fiscalStartMonth')} label={t('sellerFiscal')} options={months} />
      </div>
    </Section>
  );
}

function AddressFields({ form }: { form: SellerFormState }) {
  const t = useTexts('desk-settings');
  return (
    <Section title={t('sellerAddress')}>
      <TextField {...form.field('address/line1')} label={t('addressLine1')} autoComplete="address-line1" />
      <TextField {...form.field('address/line2')} label={t('addressLine2')} autoComplete="address-line2" optional />
      <div className="pair">
        <TextField {...form.field('address/postalCode')} label={t('addressPostal')} autoComplete="postal-code" />
        <TextField {...form.field('address/city')} label={t('addressCity')} autoComplete="address-level2" />
        <TextField {...form.field('address/region')} label={t('addressRegion')} optional />
      </div>
    </Section>
  );
}

/** How many rows of a list are shown: those that hold something, and one that was just added. */
function useRows(form: SellerFormState, list: string, fields: readonly string[], most: number) {
  const filled = rowsOf(form.values, list, fields, most).length;
  const [added, setAdded] = useState(0);
  const shown = Math.min(most, Math.max(filled, added));
  return {
    rows: Array.from({ length: shown }, (_, index) => index),
    add: shown < most ? () => setAdded(shown + 1) : null,
    remove: (index: number) => {
      form.fill(withoutRow(form.values, list, fields, most, index));
      setAdded(shown - 1);
    },
  };
}

function BankFields({ form }: { form: SellerFormState }) {
  const t = useTexts('desk-settings');
  const { rows, add, remove } = useRows(form, 'banks', bankFields, mostBanks);
  return (
    <Section title={t('sellerBanks')} hint={t('sellerBanksHint')}>
      {rows.map((index) => (
        <fieldset key={index} className="form-row">
          <legend className="sr">{t('bankNumber', { number: index + 1 })}</legend>
          <div className="pair">
            <TextField {...form.field(`banks/${index}/name`)} label={t('bankName')} />
            <TextField {...form.field(`banks/${index}/holder`)} label={t('bankHolder')} />
          </div>
          <div className="pair">
            <TextField {...form.field(`banks/${index}/iban`)} label={t('bankIban')} autoComplete="off" />
            <TextField {...form.field(`banks/${index}/bic`)} label={t('bankBic')} autoComplete="off" />
            <CurrencyField {...form.field(`banks/${index}/currency`)} label={t('bankCurrency')} />
          </div>
          <Button kind="quiet" compact onClick={() => remove(index)}>
            {t('bankRemove')}
          </Button>
        </fieldset>
      ))}
      {add && <Button onClick={add}>{t('bankAdd')}</Button>}
    </Section>
  );
}

function VatFields({ form }: { form: SellerFormState }) {
  const t = useTexts('desk-settings');
  const { rows, add, remove } = useRows(form, 'vatRegistrations', vatFields, mostRegistrations);
  return (
    <Section title={t('sellerVat')}>
      {rows.map((index) => (
        <fieldset key={index} className="form-row">
          <legend className="sr">{t('vatNumber', { number: index + 1 })}</legend>
          <div className="pair">
            <CountryField
              {...form.field(`vatRegistrations/${index}/country`)}
              label={t('vatCountry')}
              empty={t('sellerCountryChoose')}
            />
            <TextField {...form.field(`vatRegistrations/${index}/vatId`)} label={t('vatId')} autoComplete="off" />
          </div>
          <Button kind="quiet" compact onClick={() => remove(index)}>
            {t('vatRemove')}
          </Button>
        </fieldset>
      ))}
      {add && <Button onClick={add}>{t('vatAdd')}</Button>}
    </Section>
  );
}
