/** No value (wtypes.h). */
export const VT_EMPTY = 0;
/** Null in the sense of databases (wtypes.h). */
export const VT_NULL = 1;
/** 16-bit signed integer (wtypes.h). */
export const VT_I2 = 2;
/** 32-bit signed integer (wtypes.h). */
export const VT_I4 = 3;
/** 32-bit floating-point number (wtypes.h). */
export const VT_R4 = 4;
/** 64-bit floating-point number (wtypes.h). */
export const VT_R8 = 5;
/** Automation string (wtypes.h). */
export const VT_BSTR = 8;
/** Automation object; not supported here (wtypes.h). */
export const VT_DISPATCH = 9;
/** Result code (wtypes.h). */
export const VT_ERROR = 10;
/** Truth value (wtypes.h). */
export const VT_BOOL = 11;
/** Nested variant; not supported here (wtypes.h). */
export const VT_VARIANT = 12;
/** Object (wtypes.h). */
export const VT_UNKNOWN = 13;
/** 8-bit unsigned integer (wtypes.h). */
export const VT_UI1 = 17;
/** 16-bit unsigned integer (wtypes.h). */
export const VT_UI2 = 18;
/** 32-bit unsigned integer (wtypes.h). */
export const VT_UI4 = 19;
/** 64-bit signed integer (wtypes.h). */
export const VT_I8 = 20;
/** 64-bit unsigned integer (wtypes.h). */
export const VT_UI8 = 21;
/** String of bytes (wtypes.h). */
export const VT_LPSTR = 30;
/** String of UTF-16 code units (wtypes.h). */
export const VT_LPWSTR = 31;
/** Point in time (wtypes.h). */
export const VT_FILETIME = 64;
/** Bytes (wtypes.h). */
export const VT_BLOB = 65;
/** GUID (wtypes.h). */
export const VT_CLSID = 72;
/** Added to a type: a counted array of it (wtypes.h). */
export const VT_VECTOR = 0x1000;
/** `VT_VECTOR | VT_UI1`: counted bytes, the type of a blob attribute. */
export const VT_VECTOR_UI1 = 0x1011;
