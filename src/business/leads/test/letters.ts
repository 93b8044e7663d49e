/** A mail as a mail server hands it in. */
export type Letter = {
  readonly from?: string;
  readonly to?: string;
  readonly subject?: string;
  readonly id?: string;
  readonly headers?: readonly string[];
  readonly text?: string;
  readonly html?: string;
  readonly attachments?: readonly { readonly name: string; readonly type: string; readonly bytes: Uint8Array }[];
};

let written = 0;

/** The raw message (RFC 5322). Without an id it gets one of its own. */
export function letter(given: Letter): Uint8Array {
  const {
    from = 'Ines Falk <ines@brightwater.example>',
    to = 'sales@halden.example',
    subject = 'Re: your answer',
  } = given;
  written += 1;
  const body = given.html ?? given.text ?? 'Thank you, we take it.';
  const parts = [
    `Content-Type: text/${given.html ? 'html' : 'plain'}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${encoded(body)}`,
    ...(given.attachments ?? []).map(
      ({ name, type, bytes }) =>
        `Content-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${encoded(bytes)}`,
    ),
  ];
  const head = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: <${given.id ?? `letter-${written}@brightwater.example`}>`,
    'Date: Mon, 16 Mar 2026 10:00:00 +0000',
    'MIME-Version: 1.0',
    ...(given.headers ?? []),
    'Content-Type: multipart/mixed; boundary="part"',
  ];
  const text = `${head.join('\r\n')}\r\n\r\n${parts.map((part) => `--part\r\n${part}\r\n`).join('')}--part--\r\n`;
  return Buffer.from(text, 'utf8');
}

function encoded(content: string | Uint8Array): string {
  const text = Buffer.from(content as string).toString('base64');
  // Folding forty million characters would take longer than reading them.
  return text.length > 1_000_000 ? text : text.replace(/.{76}/g, '$&\r\n');
}

/** What a mail server reports of a mail that it could not deliver (RFC 3464). */
export function bounceOf(messageId: string, address: string): Uint8Array {
  return Buffer.from(
    [
      'From: MAILER-DAEMON@mx.halden.example',
      'Return-Path: <>',
      'To: keyline@localhost',
      'Subject: Undelivered mail returned to sender',
      `Message-ID: <bounce-${messageId}>`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="part"',
      '',
      '--part',
      'Content-Type: text/plain',
      '',
      'Your mail could not be delivered.',
      '--part',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.halden.example',
      '',
      `Final-Recipient: rfc822; ${address}`,
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1 no such user here',
      '--part',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: <${messageId}>`,
      '--part--',
      '',
    ].join('\r\n'),
  );
}
