import type { AccountChange, AccountDetail, AccountStatus } from '../../business/accounts/terms/companies.ts';
import { parseQuantity } from '../../texts/typed-figures.ts';
import { useFormat, useTexts } from '../reader.tsx';
import { CountryField, useCountryName } from '../ui/country-field.tsx';
import { QuantityField, SelectField, TextField } from '../ui/field.tsx';
import type { FormState } from '../ui/form-state.ts';
import { useTypedWords } from '../ui/typed-words.ts';
import { useAccountWords } from './account-words.ts';

const empty = {
  name: '',
  country: '',
  legalName: '',
  vatId: '',
  'address/line1': '',
  'address/line2': '',
  'address/postalCode': '',
  'address/city': '',
  'address/region': '',
  domain: '',
  phone: '',
  website: '',
  industry: '',
  segment: '',
  employees: '',
  language: 'en',
  currency: '',
  status: 'active',
  ownerId: '',
};
export type AccountValues = Readonly<typeof empty>;
export type AccountField = keyof AccountValues;

export function emptyAccount(language: string): AccountValues {
  return { ...empty, language };
}

/** A company as it stands in the form's fields. */
export function valuesOf(account: AccountDetail, quantity: (value: number) => string): AccountValues {
  const { address } = account;
  return {
    name: account.name,
    country: account.country,
    legalName: account.legalName ?? '',
    vatId: account.vatId ?? '',
    'address/line1': address?.line1 ?? '',
    'address/line2': address?.line2 ?? '',
    'address/postalCode': address?.postalCode ?? '',
    'address/city': address?.city ?? '',
    'address/region': address?.region ?? '',
    domain: account.domain ?? '',
    phone: account.phone ?? '',
    website: account.website ?? '',
    industry: account.industry ?? '',
    segment: account.segment ?? '',
    employees: account.employees === null ? '' : quantity(account.employees),
    language: account.language,
    currency: account.currency,
    status: account.status,
    ownerId: '',
  };
}

function employeesOf(typed: string): number | null {
  if (typed.trim() === '') return null;
  if (/^0+$/.test(typed.trim())) return 0;
  const parsed = parseQuantity(typed);
  return parsed.ok ? parsed.value : null;
}

/** The fields as the body of a change; what was left empty is none. */
export function changeOf(values: AccountValues): AccountChange {
  const given = (name: AccountField) => values[name].trim() || null;
  const line2 = given('address/line2');
  const region = given('address/region');
  const address = {
    line1: values['address/line1'].trim(),
    postalCode: values['address/postalCode'].trim(),
    city: values['address/city'].trim(),
    ...(line2 ? { line2 } : {}),
    ...(region ? { region } : {}),
  };
  return {
    name: values.name,
    legalName: given('legalName'),
    country: values.country,
    industry: given('industry'),
    segment: given('segment'),
    vatId: given('vatId'),
    domain: given('domain'),
    phone: given('phone'),
    website: given('website'),
    employees: employeesOf(values.employees),
    language: values.language === 'de' ? 'de' : 'en',
    currency: values.currency.trim().toUpperCase(),
    address: Object.values(address).some(Boolean) ? address : null,
    status: values.status as AccountStatus,
  };
}

/** What is looked at before anything is sent; the server looks at everything again. */
export function useAccountChecks() {
  const t = useTexts('desk-accounts');
  const typed = useTypedWords();
  return {
    country: (value: string) => (value ? null : t('accountCountryChoose')),
    employees: (value: string) => {
      if (value.trim() === '' || /^0+$/.test(value.trim())) return null;
      const parsed = parseQuantity(value);
      return parsed.ok ? null : typed[parsed.reason];
    },
  };
}

/** The words of each field, also where a change is compared. */
export function useFieldLabels(): Readonly<Record<AccountField, string>> {
  const t = useTexts('desk-accounts');
  return {
    name: t('accountName'),
    country: t('accountCountry'),
    legalName: t('accountLegalName'),
    vatId: t('accountVatId'),
    'address/line1': t('accountLine1'),
    'address/line2': t('accountLine2'),
    'address/postalCode': t('accountPostalCode'),
    'address/city': t('accountCity'),
    'address/region': t('accountRegion'),
    domain: t('accountDomain'),
    phone: t('accountPhone'),
    website: t('accountWebsite'),
    industry: t('accountIndustry'),
    segment: t('accountSegment'),
    employees: t('accountEmployees'),
    language: t('accountLanguage'),
    currency: t('accountCurrency'),
    status: t('accountStatus'),
    ownerId: t('accountOwner'),
  };
}

/** A field's value as people read it, where a change is compared. */
export function useShownValue(): (name: AccountField, value: string) => string {
  const t = useTexts('desk-accounts');
  const words = useAccountWords();
  const countryName = useCountryName();
  return (name, value) => {
    if (value === '') return t('none');
    if (name === 'country') return countryName(value);
    if (name === 'status') return words.statusText(value);
    if (name === 'language') return value === 'de' ? t('languageDe') : t('languageEn');
    return value;
  };
}

type Forming = { readonly form: Pick<FormState<AccountValues>, 'field'> };

/** The facts of a company, in the order in which people know them. */
export function AccountFields({
  form,
  statuses,
  opening,
}: Forming & {
  readonly statuses: readonly AccountStatus[];
  /** Nothing stands yet: what is left out is chosen by country. */
  readonly opening?: boolean;
}) {
  const t = useTexts('desk-accounts');
  const labels = useFieldLabels();
  const words = useAccountWords();
  const field = (name: AccountField) => ({ ...form.field(name), label: labels[name] });
  return (
    <>
      <TextField {...field('name')} autoComplete="off" />
      <div className="pair">
        <CountryField {...field('country')} empty={t('accountCountryChoose')} />
        <SelectField
          {...field('status')}
          options={statuses.map((status) => ({ value: status, label: words.status(status) }))}
        />
      </div>
      <TextField {...field('legalName')} hint={t('accountLegalNameHint')} optional />
      <TextField {...field('vatId')} hint={t('accountVatIdHint')} optional />
      <AddressFields form={form} />
      <TextField {...field('domain')} hint={t('accountDomainHint')} optional autoCapitalize="off" />
      <div className="pair">
        <TextField {...field('phone')} type="tel" optional />
        <TextField {...field('website')} type="url" optional />
      </div>
      <div className="pair">
        <TextField {...field('industry')} optional />
        <QuantityField {...field('employees')} optional />
      </div>
      <TextField {...field('segment')} hint={t('accountSegmentHint')} optional />
      <div className="pair">
        <SelectField
          {...field('language')}
          hint={t('accountLanguageHint')}
          options={[
            { value: 'en', label: t('languageEn') },
            { value: 'de', label: t('languageDe') },
          ]}
        />
        <TextField
          {...field('currency')}
          hint={t('accountCurrencyHint')}
          optional={opening}
          maxLength={3}
          autoCapitalize="characters"
        />
      </div>
    </>
  );
}

function AddressFields({ form }: Forming) {
  const t = useTexts('desk-accounts');
  const labels = useFieldLabels();
  const field = (name: AccountField) => ({ ...form.field(name), label: labels[name], optional: true });
  return (
    <fieldset className="form">
      <legend className="label form-legend">{t('accountAddress')}</legend>
      <TextField {...field('address/line1')} />
      <TextField {...field('address/line2')} />
      <div className="pair">
        <TextField {...field('address/postalCode')} />
        <TextField {...field('address/city')} />
      </div>
      <TextField {...field('address/region')} />
    </fieldset>
  );
}

/** The company as values, with figures as this reader writes them. */
export function useValuesOf(): (account: AccountDetail) => AccountValues {
  const format = useFormat();
  return (account) => valuesOf(account, format.quantity);
}
