import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const noAmbientTime = ['Date', 'setTimeout', 'setInterval', 'setImmediate', 'fetch', 'WebSocket', 'process'].map((name) => ({ name, message: 'The core takes time, sockets and settings from its ports.' }));

export default tseslint.config(
  { ignores: ['out/', 'dist/', 'node_modules/', 'test-results/', 'output/', 'test/fixtures/arch-seeded/'] },
  { files: ['**/*.{ts,tsx}'], extends: [tseslint.configs.strictTypeChecked], languageOptions: { parserOptions: { projectService: true } } },
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      '@typescript-eslint/unbound-method': 'off',
      'no-restricted-syntax': ['error', { selector: 'TSEnumDeclaration', message: 'Use union literals.' }],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
    },
  },
  // Inner loops over typed arrays: an index inside the bounds is always a number, which the checker cannot know.
  { files: ['src-shared/audio/**/*.ts', 'src-main/practice/ears/**/*.ts', 'src-main/practice/speech/**/*.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  { files: ['src-main/core/**/*.ts', 'src-shared/**/*.ts'], rules: { 'no-restricted-globals': ['error', ...noAmbientTime], 'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: 'Ids and jitter come from ports.' }] } },
  { files: ['src-renderer/**/*.{ts,tsx}'], plugins: { 'react-hooks': reactHooks }, rules: { ...reactHooks.configs.recommended.rules, 'no-restricted-syntax': ['error', { selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]', message: 'Text is text.' }, { selector: 'AssignmentExpression[left.property.name=/^(innerHTML|outerHTML)$/]', message: 'Text is text.' }] } },
  { files: ['test/**/*.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off', '@typescript-eslint/unbound-method': 'off', '@typescript-eslint/require-await': 'off' } },
);
