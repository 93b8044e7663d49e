import '../shell/page.css';
import './gallery.css';
import { useReader } from '../reader.tsx';
import { LanguageSwitch } from '../ui/language-switch.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { SkipLink } from '../ui/skip-link.tsx';
import { ThemeSwitch } from '../ui/theme-switch.tsx';
import { Controls } from './controls.tsx';
import { Figures } from './figures.tsx';
import { Forms } from './forms.tsx';
import { Overlays } from './overlays.tsx';
import { Pricing } from './pricing.tsx';
import { Tables } from './tables.tsx';

export default function Parts() {
  const { language } = useReader();
  return (
    <>
      <SkipLink />
      <main id="main" className="gallery stacked" tabIndex={-1}>
        <PageHead title="Gallery" note={`Every part in every state, in ${language}.`}>
          <LanguageSwitch />
          <ThemeSwitch />
        </PageHead>
        <Controls />
        <Forms />
        <Tables />
        <Pricing />
        <Figures />
        <Overlays />
      </main>
    </>
  );
}
