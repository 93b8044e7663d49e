import type en from '../en/entrance.ts';

export default {
  email: 'E-Mail',
  password: 'Passwort',
  newPassword: 'Neues Passwort',
  passwordHint:
    'Mindestens 12 Zeichen. Einige Wörter ohne Zusammenhang merkt man sich leicht, und sie sind schwer zu erraten.',
  yourName: 'Ihr Name',
  company: 'Name des Unternehmens',
  country: 'Land',
  countryChoose: 'Land wählen',
  phone: 'Telefon',
  vatId: 'USt-IdNr.',
  vatIdHint: 'Mit Länderkennung, zum Beispiel DE123456789.',
  needed: 'Füllen Sie dieses Feld aus',

  // Sign in
  signInTitle: 'Anmelden',
  signInAction: 'Anmelden',
  signInForgot: 'Neues Passwort setzen',
  signInNew:
    'Neu hier? <up>Eröffnen Sie ein Konto</up> für Ihr Unternehmen. Sie können auch <store>ohne Konto kaufen</store>.',
  codeTitle: 'Noch ein Schritt',
  codeLabel: 'Code Ihrer Authentifizierungs-App',
  codeHint: 'Sechs Ziffern oder ein Wiederherstellungscode.',
  codeAction: 'Anmelden',
  codeBack: 'Anderes Konto verwenden',
  codeFor: 'Für {email}',
  signedInTitle: 'Sie sind angemeldet',
  signedInBody: 'Als {name}. Machen Sie weiter, oder melden Sie sich ab, um ein anderes Konto zu verwenden.',
  goOn: 'Weiter',

  // Sign up
  signUpTitle: 'Konto eröffnen',
  signUpLede: 'Für Ihr Unternehmen: Bestellungen, Lizenzen, Anfragen und Personen an einem Ort.',
  signUpAction: 'Konto eröffnen',
  signUpHave: 'Sie haben schon eines? <in>Melden Sie sich an</in>.',
  mailSentTitle: 'Sehen Sie in Ihre E-Mails',
  mailSentSignUp:
    'Ein Link ging an {email}. Folgen Sie ihm, um die Adresse zu bestätigen; dann ist das Konto eröffnet.',
  mailSentReset: 'Wenn {email} ein Konto hat, ging ein Link für ein neues Passwort dorthin.',
  mailSentNothing:
    'Es kam nichts? Sehen Sie unter unerwünschten E-Mails nach, prüfen Sie die Adresse, und senden Sie sie nach einigen Minuten noch einmal.',
  mailSentAgain: 'Andere Adresse verwenden',

  // Verify
  verifyTitle: 'Adresse bestätigen',
  verifyBody: 'Ein Klick bestätigt, dass die Adresse Ihnen gehört, eröffnet das Konto und meldet Sie an.',
  verifyAction: 'Bestätigen und anmelden',
  verifyAgain: 'Konto noch einmal eröffnen',
  linkMissingTitle: 'Dieser Link ist nicht vollständig',
  linkMissingBody: 'Öffnen Sie ihn noch einmal aus der E-Mail, oder kopieren Sie die ganze Adresse.',

  // Reset
  resetTitle: 'Neues Passwort setzen',
  resetLede: 'Nennen Sie die Adresse, mit der Sie sich anmelden. Ein Link geht dorthin.',
  resetAction: 'Link senden',
  chooseTitle: 'Neues Passwort wählen',
  chooseLede: 'Es gilt ab sofort. Wo Sie angemeldet sind, werden Sie abgemeldet.',
  chooseAction: 'Passwort speichern',
  chosenTitle: 'Das neue Passwort gilt',
  chosenBody: 'Melden Sie sich damit an.',
  resetAgain: 'Neuen Link anfordern',

  // Invitation
  invitationName: 'Einladung',
  invitationTitle: 'Zu {company} kommen',
  invitationAdministrator: '{company} einrichten',
  invitationAs: 'Sie sind eingeladen als {roles}.',
  invitationUntil: 'Die Einladung gilt bis {time}.',
  invitationSignIn: 'Die Adresse {email} hat ein Konto. Melden Sie sich damit an, um anzunehmen.',
  invitationSignInAction: 'Als {email} anmelden',
  invitationAccept: 'Einladung annehmen',
  invitationForm: 'Annehmen und anmelden',

  // A new address
  emailConfirmTitle: 'Neue Adresse bestätigen',
  emailConfirmBody: 'Von nun an melden Sie sich damit an statt mit {email}. Ihre anderen Sitzungen enden.',
  emailConfirmSignIn: 'Melden Sie sich zuerst mit Ihrer bisherigen Adresse an und bestätigen Sie dann die neue.',
  emailConfirmAction: 'Neue Adresse bestätigen',

  // Second factor
  factorTitle: 'Zweiten Faktor einrichten',
  factorNeeded:
    'Ihr Unternehmen verlangt einen zweiten Faktor. Der Arbeitsplatz öffnet sich, sobald er eingerichtet ist.',
  factorLede:
    'Eine Authentifizierungs-App auf Ihrem Telefon zeigt sechs Ziffern, die sich alle 30 Sekunden ändern. Sie werden nach Ihrem Passwort verlangt.',
  factorBegin: 'Beginnen',
  factorScan: 'Scannen Sie das Bild mit Ihrer Authentifizierungs-App, oder geben Sie den Schlüssel dort ein.',
  factorPicture: 'Der Schlüssel als QR-Code',
  factorOpen: 'In der App auf diesem Gerät öffnen',
  factorSecret: 'Schlüssel',
  factorCode: 'Die sechs Ziffern, die sie zeigt',
  factorConfirm: 'Zweiten Faktor bestätigen',
  factorDone: 'Der zweite Faktor ist eingerichtet',
  factorCodesLede:
    'Bewahren Sie diese Wiederherstellungscodes so auf, dass Sie sie ohne Ihr Telefon finden. Jeder gilt einmal. Sie werden nur jetzt gezeigt.',
  factorCodes: 'Wiederherstellungscodes',
  factorGoOn: 'Ich habe die Codes aufbewahrt: weiter',

  // Roles
  roleBuyer: 'Einkauf',
  roleApprover: 'Freigabe',
  roleAccountAdmin: 'Kontoverwaltung',
  rolePartnerSeller: 'Partnervertrieb',
  rolePartnerAdmin: 'Partnerverwaltung',
} as const satisfies Record<keyof typeof en, string>;
