import { Component, type ReactNode } from 'react';
import type { Language } from '../../texts/languages.ts';

/** Its words stand here: it must speak when the catalogues are what failed to load. */
const words: Record<Language, { title: string; body: string; reload: string; home: string }> = {
  en: {
    title: 'This page stopped working.',
    body: 'Nothing you saved is lost, and what you typed into forms is kept. Load the page again; if it stops once more, go back to the start and tell us what you did.',
    reload: 'Load the page again',
    home: 'Go to the start',
  },
  de: {
    title: 'Diese Seite funktioniert gerade nicht.',
    body: 'Was Sie gespeichert haben, ist sicher, und Ihre Eingaben in Formularen bleiben erhalten. Laden Sie die Seite neu. Hilft das nicht, gehen Sie zur Startseite und sagen Sie uns, was Sie getan haben.',
    reload: 'Seite neu laden',
    home: 'Zur Startseite',
  },
};

/** Catches what is a bug, or a part of the application that could not be fetched, and says what to do. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    const say = words[document.documentElement.lang === 'de' ? 'de' : 'en'];
    return (
      <main id="main" className="lone" tabIndex={-1}>
        <h1>{say.title}</h1>
        <p>{say.body}</p>
        <div className="form-acts">
          <a className="btn" href="/">
            {say.home}
          </a>
          <button type="button" className="btn primary" onClick={() => location.reload()}>
            {say.reload}
          </button>
        </div>
      </main>
    );
  }
}
