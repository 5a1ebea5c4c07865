import type { SourcePage } from '../../../contract/source-page.js';

export const applicationBasicsPage: SourcePage = {
  name: 'wmformat/application-basics',
  sentences: [
    {
      section: 'Introduction',
      says: 'Before anything else a client calls WMDRMStartup.',
      covered: ['LM-START-01'],
    },
    {
      section: 'Introduction',
      says: 'WMDRMStartup initializes COM for the caller, who need not call CoInitialize.',
      covered: ['LM-START-09'],
    },
    {
      section: 'Introduction',
      says: 'A client that uses other COM objects still has to call CoInitialize.',
      covered: [],
      uncovered: 'says what a client does, and of objects that are no part of the API',
    },
    {
      section: 'Introduction',
      says: 'Functions and methods of the API create all objects; CoCreateInstance creates none.',
      covered: ['LM-PROVIDER-01', 'LM-PROVIDER-05'],
    },
    {
      section: 'Introduction',
      says: 'IWMDRMProvider comes first and is the way to all other base interfaces.',
      covered: ['LM-PROVIDER-05', 'LM-PROVIDER-06', 'LM-PROVIDER-07'],
    },
    {
      section: 'Introduction',
      says: 'IWMDRMProvider comes from WMDRMCreateProvider or WMDRMCreateProtectedProvider.',
      covered: ['LM-PROVIDER-01', 'LM-PROVIDER-04'],
    },
    {
      section: 'Introduction',
      says: 'Objects that come by way of WMDRMCreateProvider lack the methods that need the stub library.',
      covered: ['LM-PROVIDER-13'],
    },
    {
      section: 'Introduction',
      says: 'IWMDRMProvider::CreateObject creates the objects a client needs.',
      covered: ['LM-PROVIDER-05', 'LM-PROVIDER-06', 'LM-PROVIDER-07'],
    },
    {
      section: 'Introduction',
      says: 'At its end a client calls WMDRMShutdown, which gives back what the subsystem has acquired.',
      covered: ['LM-START-02', 'LM-START-10'],
    },
    {
      section: 'Introduction',
      says: 'WMDRMShutdown also ends COM for the caller.',
      covered: ['LM-START-09'],
    },
    {
      section: 'Example',
      says: 'A program that starts, creates a provider, creates an object and shuts down succeeds throughout.',
      covered: ['LM-START-01', 'LM-START-02', 'LM-PROVIDER-01', 'LM-PROVIDER-06'],
    },
  ],
};
