import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual, expectThat } from '../../../contract/expectations.js';
import type { RequirementSource } from '../../../contract/requirement.js';
import type { ConformanceContext } from '../../conformance-context.js';
import { interfaceTable, type InterfaceName } from '../../interfaces/interface-table.js';
import { present } from '../../machine/machine.js';
import { facesOf, interfaceMatrix } from './interface-matrix.js';
import { objectKinds, type ObjectKind } from './objects.js';

/** An id that belongs to no interface. */
const nobody = '0a1b2c3d-0000-4000-8000-00c0ffee0001';

function rule(name: string): RequirementSource {
  return { level: 'documented', page: 'com/rules-for-implementing-queryinterface', section: name };
}

/** The rules of QueryInterface, for every kind of object, over every interface the suite knows. */
export const interfaceRuleCases: readonly ContractCase<ConformanceContext>[] =
  objectKinds.flatMap(casesOf);

function casesOf(kind: ObjectKind): readonly ContractCase<ConformanceContext>[] {
  const { id, noun, needs, interfaces, page, make } = kind;
  return [
    defineCase({
      id: `IU-${id}-SET`,
      title: `${noun} answers ${[...interfaces, 'IUnknown'].join(', ')}`,
      needs,
      source: { level: 'documented', page, section: 'Syntax' },
      run: async (context) => {
        const { object } = await make(context);
        const faces = await facesOf(object);
        const missing = [...interfaces, 'IUnknown' as const].filter((name) => !faces.has(name));
        expectEqual('interfaces it does not answer', missing, []);
      },
    }),
    defineCase({
      id: `IU-${id}-IDENTITY`,
      title: `${noun} has one IUnknown, whichever of its interfaces is asked for it`,
      needs,
      source: rule('Objects must have identity'),
      run: async (context) => {
        const { object } = await make(context);
        const unknown = present('QueryInterface', await object.query('IUnknown'));
        for (const [name, face] of await facesOf(object)) {
          const again = present(`IUnknown from ${name}`, await face.query('IUnknown'));
          expectThat(
            `the IUnknown from ${name} is the same`,
            again.reference === unknown.reference,
          );
        }
      },
    }),
    defineCase({
      id: `IU-${id}-REFLEXIVE`,
      title: `each interface of ${noun} answers itself`,
      needs,
      source: rule(
        'It must be possible to query successfully for any interface from any other interface',
      ),
      run: async (context) => {
        const matrix = await interfaceMatrix((await make(context)).object);
        const broken = matrix.set.filter((name) => !matrix.answers(name, name));
        expectEqual('interfaces that do not', broken, []);
      },
    }),
    defineCase({
      id: `IU-${id}-SYMMETRIC`,
      title: `an interface of ${noun} that is reached from another reaches that one`,
      needs,
      source: rule(
        'It must be possible to query successfully for any interface from any other interface',
      ),
      run: async (context) => {
        const matrix = await interfaceMatrix((await make(context)).object);
        expectEqual(
          'pairs that reach one way only',
          pairsOf(matrix.set).filter(([a, b]) => matrix.answers(a, b) && !matrix.answers(b, a)),
          [],
        );
      },
    }),
    defineCase({
      id: `IU-${id}-TRANSITIVE`,
      title: `what an interface of ${noun} reaches by way of another it reaches directly`,
      needs,
      source: rule(
        'It must be possible to query successfully for any interface from any other interface',
      ),
      run: async (context) => {
        const matrix = await interfaceMatrix((await make(context)).object);
        const broken = pairsOf(matrix.set).flatMap(([a, b]) =>
          matrix.set.filter(
            (c) => matrix.answers(a, b) && matrix.answers(b, c) && !matrix.answers(a, c),
          ),
        );
        expectEqual('interfaces not reached directly', broken, []);
      },
    }),
    defineCase({
      id: `IU-${id}-STATIC`,
      title: `the set of interfaces of ${noun} stays the same, whatever happens to it`,
      needs,
      source: rule('The set of interfaces on an object must be static'),
      run: async (context) => {
        const { object, changes } = await make(context);
        const before = [...(await facesOf(object)).keys()];
        expectEqual('asked again', [...(await facesOf(object)).keys()], before);
        for (const [at, change] of changes.entries()) {
          await change();
          expectEqual(`after change ${at + 1}`, [...(await facesOf(object)).keys()], before);
        }
      },
    }),
    defineCase({
      id: `IU-${id}-BASES`,
      title: `${noun} answers the bases of every interface it answers`,
      needs,
      source: {
        level: 'inherited',
        rule: 'com: an interface has the methods of its base, so it is its base too',
      },
      run: async (context) => {
        const faces = await facesOf((await make(context)).object);
        const missing = [...faces.keys()].flatMap((name) => {
          const { base } = interfaceTable[name];
          return base === null || faces.has(base) ? [] : [`${base} of ${name}`];
        });
        expectEqual('bases it does not answer', missing, []);
      },
    }),
    defineCase({
      id: `IU-${id}-UNKNOWN`,
      title: `${noun} answers E_NOINTERFACE for an id that is no interface of it`,
      needs,
      source: {
        level: 'documented',
        page: 'sdk-api IUnknown::QueryInterface',
        section: 'Return value',
      },
      run: async (context) => {
        const { object } = await make(context);
        const answer = await object.queryId(nobody);
        expectEqual('QueryInterface', answer.code, 'E_NOINTERFACE');
      },
    }),
  ];
}

function pairsOf(
  set: readonly InterfaceName[],
): readonly (readonly [InterfaceName, InterfaceName])[] {
  return set.flatMap((a) => set.map((b) => [a, b] as const));
}
