import { z } from 'zod';
import { accept } from '../../../kernel/outcome.ts';
import { type Route, replyWith, route } from '../../../platform/http/route.ts';
import { changeSalesProcess, salesProcess } from '../actions/opportunity-pages.ts';
import { handEverythingOver, handOverList } from '../actions/stand-in.ts';
import { addTemplate, changeTemplate, removeTemplate, templates, templatesForLead } from '../actions/templates.ts';
import { handOverList as handOverListTerms, handOverRequest } from '../terms/hand-over.ts';
import { filledTemplates, template, templateChange, templateList } from '../terms/mail.ts';
import { salesProcessChange, salesProcess as salesProcessTerms } from '../terms/opportunities.ts';

const params = z.object({ id: z.uuid() });

/** What is set up for the inbox: templates, stages and reasons; and what one person hands over to another. */
export const inboxSettingRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/leads/{id}/templates',
    action: 'leads.work',
    summary: 'Templates for the answer to a lead, filled in',
    params,
    reply: filledTemplates,
    handle: (call) => templatesForLead(call, call.params.id),
  }),
  route({
    method: 'GET',
    path: '/api/v1/reply-templates',
    action: 'leads.read',
    summary: 'Words that answers begin with, per team and language',
    reply: templateList,
    handle: (call) => templates(call),
  }),
  route({
    method: 'POST',
    path: '/api/v1/reply-templates',
    action: 'leads.settings',
    summary: 'Adds a template; a placeholder that nothing fills is refused',
    body: templateChange,
    reply: template,
    idempotency: 'accepted',
    handle: async (call) => {
      const made = await addTemplate(call, call.body);
      return made.ok ? accept(replyWith(made.value, { status: 201, etag: String(made.value.rowVersion) })) : made;
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/reply-templates/{id}',
    action: 'leads.settings',
    summary: 'Changes a template',
    params,
    body: templateChange,
    reply: template,
    handle: (call) => changeTemplate(call, call.params.id, call.ifMatch, call.body),
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/reply-templates/{id}',
    action: 'leads.settings',
    summary: 'Takes a template away',
    params,
    handle: (call) => removeTemplate(call, call.params.id),
  }),
  route({
    method: 'GET',
    path: '/api/v1/sales-process',
    action: 'opportunities.read',
    summary: 'Stages with their probability, and why deals are won and lost',
    reply: salesProcessTerms,
    handle: async (call) => {
      const read = await salesProcess(call);
      return read.ok ? accept(replyWith(read.value, { etag: String(read.value.rowVersion) })) : read;
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/sales-process',
    action: 'leads.settings',
    summary: 'Changes stages and reasons',
    body: salesProcessChange,
    reply: salesProcessTerms,
    handle: async (call) => {
      const changed = await changeSalesProcess(call, call.ifMatch, call.body);
      return changed.ok ? accept(replyWith(changed.value, { etag: String(changed.value.rowVersion) })) : changed;
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/people/{id}/hands',
    action: 'leads.hand-over',
    summary: 'What somebody has: open leads, opportunities, companies',
    params,
    reply: handOverListTerms,
    handle: (call) => handOverList(call, call.params.id),
  }),
  route({
    method: 'POST',
    path: '/api/v1/people/{id}/hand-over',
    action: 'leads.hand-over',
    summary: 'Hands all of it over to somebody else, in one go',
    params,
    body: handOverRequest,
    reply: handOverListTerms,
    idempotency: 'accepted',
    handle: (call) => handEverythingOver(call, call.params.id, call.body.toPersonId),
  }),
];
