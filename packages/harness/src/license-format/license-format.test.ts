import { describe, it } from 'vitest';
import { describeLicenseFormat } from '../vitest.js';
import { ticketSubject } from './tickets/ticket-subject.js';

describeLicenseFormat('tickets', ticketSubject(), { describe, it });
