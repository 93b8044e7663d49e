/** What the way in says: signing in and up, verifying, resetting, invitations. */
export default {
  email: 'E-mail',
  password: 'Password',
  newPassword: 'New password',
  passwordHint: 'At least 12 characters. A few unrelated words are easy to keep and hard to guess.',
  yourName: 'Your name',
  company: 'Company name',
  country: 'Country',
  countryChoose: 'Choose a country',
  phone: 'Phone',
  vatId: 'VAT ID',
  vatIdHint: 'With country code, as in DE123456789.',
  needed: 'Fill this in',

  // Sign in
  signInTitle: 'Sign in',
  signInAction: 'Sign in',
  signInForgot: 'Set a new password',
  signInNew: 'New here? <up>Open an account</up> for your company. You can also <store>buy without one</store>.',
  codeTitle: 'One more step',
  codeLabel: 'Code of your authenticator',
  codeHint: 'Six digits, or a recovery code.',
  codeAction: 'Sign in',
  codeBack: 'Use another account',
  codeFor: 'For {email}',
  signedInTitle: 'You are signed in',
  signedInBody: 'As {name}. Go on, or sign out to use another account.',
  goOn: 'Go on',

  // Sign up
  signUpTitle: 'Open an account',
  signUpLede: 'For your company: its orders, licences, requests and people in one place.',
  signUpAction: 'Open account',
  signUpHave: 'Already have one? <in>Sign in</in>.',
  mailSentTitle: 'Look into your mail',
  mailSentSignUp: 'A link went to {email}. Follow it to confirm the address; then the account is open.',
  mailSentReset: 'If {email} has an account, a link to set a new password went there.',
  mailSentNothing: 'Nothing came? Look among unwanted mail, check the address, and send it again after a few minutes.',
  mailSentAgain: 'Use another address',

  // Verify
  verifyTitle: 'Confirm your address',
  verifyBody: 'One click confirms that the address is yours, opens the account and signs you in.',
  verifyAction: 'Confirm and sign in',
  verifyAgain: 'Open an account again',
  linkMissingTitle: 'This link is not complete',
  linkMissingBody: 'Open it from the mail once more, or copy its whole address.',

  // Reset
  resetTitle: 'Set a new password',
  resetLede: 'Say the address you sign in with. A link goes there.',
  resetAction: 'Send the link',
  chooseTitle: 'Choose a new password',
  chooseLede: 'It holds from now on. Wherever you are signed in, you are signed out.',
  chooseAction: 'Save password',
  chosenTitle: 'The new password holds',
  chosenBody: 'Sign in with it.',
  resetAgain: 'Ask for a new link',

  // Invitation
  invitationName: 'Invitation',
  invitationTitle: 'Join {company}',
  invitationAdministrator: 'Set up {company}',
  invitationAs: 'You are invited as {roles}.',
  invitationUntil: 'The invitation holds until {time}.',
  invitationSignIn: 'The address {email} has an account. Sign in with it to accept.',
  invitationSignInAction: 'Sign in as {email}',
  invitationAccept: 'Accept invitation',
  invitationForm: 'Accept and sign in',

  // A new address
  emailConfirmTitle: 'Confirm your new address',
  emailConfirmBody: 'From now on you sign in with it instead of {email}. Your other sessions end.',
  emailConfirmSignIn: 'Sign in with your present address first, then confirm the new one.',
  emailConfirmAction: 'Confirm new address',

  // Second factor
  factorTitle: 'Set up a second factor',
  factorNeeded: 'Your company asks for a second factor. The desk opens once it is set up.',
  factorLede:
    'An authenticator on your phone shows six digits that change every 30 seconds. They are asked for after your password.',
  factorBegin: 'Begin',
  factorScan: 'Scan the picture with your authenticator, or type the key into it.',
  factorPicture: 'The key as a QR code',
  factorOpen: 'Open in the authenticator on this device',
  factorSecret: 'Key',
  factorCode: 'The six digits it shows',
  factorConfirm: 'Confirm second factor',
  factorDone: 'The second factor is set up',
  factorCodesLede:
    'Keep these recovery codes where you find them without your phone. Each works once. They are shown only now.',
  factorCodes: 'Recovery codes',
  factorGoOn: 'I have kept the codes: go on',

  // Roles
  roleBuyer: 'buyer',
  roleApprover: 'approver',
  roleAccountAdmin: 'account admin',
  rolePartnerSeller: 'partner seller',
  rolePartnerAdmin: 'partner admin',
} as const;
