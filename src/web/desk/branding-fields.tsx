import { type CSSProperties, useId } from 'react';
import { useFormat, useTexts } from '../reader.tsx';
import type { FormState } from '../ui/form-state.ts';
import type { SellerValues } from './seller-values.ts';

/** The vendor's accent colour by two sliders, with what it makes of the parts that carry it, light and dark. */
export function BrandingFields({ form }: { form: FormState<SellerValues> }) {
  const t = useTexts('desk-settings');
  const format = useFormat();
  const hue = form.values['branding/hue'] ?? '0';
  const chroma = form.values['branding/chroma'] ?? '0';
  return (
    <section className="form-section">
      <h2>{t('brandTitle')}</h2>
      <p className="small muted">{t('brandNote')}</p>
      <div className="branding">
        <div className="stacked">
          <Slider
            label={t('brandHue')}
            shown={`${format.quantity(Math.round(Number(hue)))}°`}
            name="branding/hue"
            value={hue}
            max={360}
            step={1}
            onChange={(value) => form.set('branding/hue', value)}
          />
          <Slider
            label={t('brandChroma')}
            shown={format.percent(chroma, 0)}
            name="branding/chroma"
            value={chroma}
            max={1}
            step={0.01}
            onChange={(value) => form.set('branding/chroma', value)}
          />
        </div>
        <div className="brand-previews">
          <p className="sr">{t('brandPreview')}</p>
          <Preview title={t('brandLight')} scheme="light" hue={hue} chroma={chroma} />
          <Preview title={t('brandDark')} scheme="dark" hue={hue} chroma={chroma} />
        </div>
      </div>
    </section>
  );
}

function Slider({
  label,
  shown,
  name,
  value,
  max,
  step,
  onChange,
}: {
  readonly label: string;
  readonly shown: string;
  readonly name: string;
  readonly value: string;
  readonly max: number;
  readonly step: number;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className="field">
      <span className="slider-line">
        <label className="label" htmlFor={id}>
          {label}
        </label>
        <output className="small num" htmlFor={id}>
          {shown}
        </output>
      </span>
      <input
        id={id}
        className="range"
        type="range"
        name={name}
        min={0}
        max={max}
        step={step}
        value={value}
        aria-valuetext={shown}
        style={{ '--v': `${(Number(value) / max) * 100}%` } as CSSProperties}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

/** A sample computes its colours anew, from the values in the form. */
function Preview({
  title,
  scheme,
  hue,
  chroma,
}: {
  readonly title: string;
  readonly scheme: 'light' | 'dark';
  readonly hue: string;
  readonly chroma: string;
}) {
  const t = useTexts('desk-settings');
  return (
    <div
      className={`sample brand-preview ${scheme}`}
      style={{ '--brand-hue': hue, '--brand-chroma': chroma } as CSSProperties}
    >
      <p className="tiny muted">{title}</p>
      <p className="chosen small">{t('brandChosen')}</p>
      <p className="link small">{t('brandLink')}</p>
      <p className="button small">{t('brandButton')}</p>
    </div>
  );
}
