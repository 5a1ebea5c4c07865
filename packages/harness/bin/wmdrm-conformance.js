#!/usr/bin/env node
// A file that is there before the build: npm makes no command of one that is not.
import '../dist/main.js';
