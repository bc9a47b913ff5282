import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail as its reader sees it. */
export type Mail = { to: string; subject: string; text: string };

/** A mail server on a free port, and beside it a page that tells, as JSON, what came for `?to=`. */
export async function startMailServer() {
  const mails: Mail[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      const keep = async () => {
        const { subject = '', text = '' } = await simpleParser(stream);
        for (const { address } of session.envelope.rcptTo) mails.push({ to: address, subject, text });
      };
      keep().then(() => done(), done);
    },
  });
  const told = createServer((request, response) => {
    const to = new URL(request.url!, 'http://here').searchParams.get('to');
    response.end(JSON.stringify(mails.filter(mail => mail.to === to)));
  });
  const port = async (server: { listen: (port: number, host: string, then: () => void) => unknown }) =>
    new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  await Promise.all([port(smtp), port(told)]);
  return {
    smtp: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
    told: `http://127.0.0.1:${(told.address() as AddressInfo).port}`,
    stop: async () => {
      told.close();
      await new Promise<void>(resolve => smtp.close(resolve));
    },
  };
}

/** The mails that came for an address, once there is one. */
export async function mailsTo(address: string): Promise<Mail[]> {
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await fetch(`${process.env.GROWING_EDGE_MAIL_AT}/?to=${encodeURIComponent(address)}`);
    const mails = (await answer.json()) as Mail[];
    if (mails.length > 0) return mails;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error(`no mail came for ${address}`);
}
