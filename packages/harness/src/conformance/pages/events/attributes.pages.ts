import type { SourcePage } from '../../../contract/source-page.js';

export const attributePages: readonly SourcePage[] = [
  {
    name: 'sdk-api IMFAttributes',
    sentences: [
      {
        section: 'Description',
        says: 'It is a store of values under GUID keys.',
        covered: ['AT-SET-01'],
      },
      { section: 'Inheritance', says: 'It derives from IUnknown.', covered: ['IU-ATTRIBUTES-SET'] },
    ],
  },
  {
    name: 'sdk-api IMFAttributes::GetItem',
    sentences: [
      { section: 'Description', says: 'It answers the value of a key.', covered: ['AT-SET-01'] },
      {
        section: 'Return value',
        says: 'MF_E_ATTRIBUTENOTFOUND if the key is not there.',
        covered: ['AT-GET-01'],
      },
      {
        section: 'Remarks',
        says: 'The value is a copy.',
        covered: [],
        uncovered: 'What is copied between two processes cannot be shared.',
      },
    ],
  },
  {
    name: 'sdk-api IMFAttributes::GetUINT32',
    sentences: [
      {
        section: 'Return value',
        says: 'MF_E_ATTRIBUTENOTFOUND if the key is not there.',
        covered: ['AT-GET-01'],
      },
      {
        section: 'Return value',
        says: 'MF_E_INVALIDTYPE if the value has another type. Likewise every getter of one type.',
        covered: ['AT-GET-02'],
      },
    ],
  },
  {
    name: 'sdk-api IMFAttributes::GetString',
    sentences: [
      {
        section: 'Parameters',
        says: 'The size of the buffer counts the closing zero.',
        covered: ['AT-SET-02'],
      },
      {
        section: 'Return value',
        says: 'ERROR_INSUFFICIENT_BUFFER (as E_NOT_SUFFICIENT_BUFFER) if the buffer is too small.',
        covered: ['AT-SET-02'],
      },
    ],
  },
  {
    name: 'sdk-api IMFAttributes::SetItem',
    sentences: [
      {
        section: 'Parameters',
        says: 'A key that is there gets the new value.',
        covered: ['AT-SET-01'],
      },
      { section: 'Parameters', says: 'The value is copied.', covered: ['AT-SET-01'] },
      {
        section: 'Return value',
        says: 'MF_E_INVALIDTYPE for a type that is no attribute type.',
        covered: ['AT-TYPE-01'],
      },
      {
        section: 'Remarks',
        says: 'The type is checked against MF_ATTRIBUTE_TYPE, and not against the key.',
        covered: ['AT-TYPE-01', 'AT-SET-01'],
      },
    ],
  },
  {
    name: 'sdk-api IMFAttributes::DeleteItem',
    sentences: [
      { section: 'Description', says: 'It removes a key.', covered: ['AT-DELETE-01'] },
      { section: 'Remarks', says: 'S_OK also if the key is not there.', covered: ['AT-DELETE-01'] },
    ],
  },
  {
    name: 'sdk-api IMFAttributes::GetItemByIndex',
    sentences: [
      {
        section: 'Description',
        says: 'It answers the attribute of an index.',
        covered: ['AT-INDEX-01'],
      },
      {
        section: 'Return value',
        says: 'E_INVALIDARG for an index that does not exist.',
        covered: ['AT-INDEX-01'],
      },
    ],
  },
  {
    name: 'sdk-api IMFAttributes::Compare',
    sentences: [
      {
        section: 'Parameters',
        says: 'The match type says which attributes must be equal.',
        covered: ['AT-COMPARE-01'],
      },
      { section: 'Description', says: 'It compares two sets.', covered: ['AT-COMPARE-01'] },
    ],
  },
  {
    name: 'sdk-api IMFAttributes::CompareItem',
    sentences: [
      {
        section: 'Remarks',
        says: 'False if the key is not there, or type or value differ; else true.',
        covered: ['AT-COMPARE-02'],
      },
      { section: 'Return value', says: 'S_OK.', covered: ['AT-COMPARE-02'] },
    ],
  },
  {
    name: 'sdk-api IMFAttributes::CopyAllItems',
    sentences: [
      { section: 'Description', says: 'It copies all attributes.', covered: ['AT-COPY-01'] },
      {
        section: 'Remarks',
        says: 'Those the destination had are deleted.',
        covered: ['AT-COPY-01'],
      },
    ],
  },
];
